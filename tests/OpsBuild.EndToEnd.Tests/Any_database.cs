using OpsBuild.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace OpsBuild.EndToEnd.Tests;

/// <summary>ApplyMigration --database-url ... --migrations-directory ...</summary>
public sealed class Any_database(FreshClone clone, PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task takes_any_directory_with_the_password_from_the_environment()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        using var migrations = Migrations();

        var applied = await checkout.BuildAsync(Password(database.AdminPassword), Arguments(Url(database), migrations));
        var again = await checkout.BuildAsync(Password(database.AdminPassword), Arguments(Url(database), migrations));

        Assert.True(applied.ExitCode == 0, applied.All);
        Assert.True(again.ExitCode == 0, again.All);
        Assert.Contains("Up to date at 20260102000000", again.Output, StringComparison.Ordinal);
        await using var count = database.DataSource.CreateCommand("select count(*) from atlas_schema_revisions.atlas_schema_revisions");
        Assert.Equal(2L, await count.ExecuteScalarAsync(Cancellation));
        Assert.DoesNotContain(database.AdminPassword, applied.All + again.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_the_password_from_the_pass_file()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        using var migrations = Migrations();
        var passFile = migrations.Write("../pgpass", $"127.0.0.1:*:*:{database.AdminUser}:{database.AdminPassword}\n");
        File.SetUnixFileMode(passFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var applied = await checkout.BuildAsync(new Dictionary<string, string?> { ["PGPASSFILE"] = passFile }, Arguments(Url(database), migrations));

        File.Delete(passFile);
        Assert.True(applied.ExitCode == 0, applied.All);
    }

    [Fact]
    public async Task is_refused_when_the_command_line_holds_its_password_which_is_not_repeated()
    {
        await using var checkout = await clone.CompiledAsync();
        using var migrations = Migrations();

        var refused = await checkout.BuildAsync(Arguments("postgres://admin:Marker-53cr3t@127.0.0.1:1/db", migrations));

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("PGPASSWORD", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Marker-53cr3t", refused.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Marker-53cr3t", await LogsAsync(checkout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_never_taken_from_a_variable_that_happens_to_be_set()
    {
        await using var checkout = await clone.CompiledAsync();

        var refused = await checkout.BuildAsync(
            new Dictionary<string, string?> { ["DATABASE_URL"] = "postgres://admin:Marker-53cr3t@127.0.0.1:1/production" }, "ApplyMigration");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("DATABASE_URL", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Marker-53cr3t", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_holds_objects_without_history_is_refused_until_a_baseline_is_given()
    {
        await using var checkout = await clone.CompiledAsync();
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        using var migrations = Migrations();
        await using (var existing = database.DataSource.CreateCommand("create table one (id int)"))
            await existing.ExecuteNonQueryAsync(Cancellation);

        var refused = await checkout.BuildAsync(Password(database.AdminPassword), Arguments(Url(database), migrations));
        var applied = await checkout.BuildAsync(
            Password(database.AdminPassword), [.. Arguments(Url(database), migrations), "--baseline-version", "20260101000000"]);

        Assert.Equal(22, refused.ExitCode);
        Assert.True(applied.ExitCode == 0, applied.All);
        Assert.Contains("Applied 1 migration(s)", applied.Output, StringComparison.Ordinal);
    }

    private static string[] Arguments(string url, TemporaryDirectory migrations) =>
        ["ApplyMigration", "--database-url", url, "--migrations-directory", migrations.Path];

    private static string Url(TemporaryDatabase database)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"postgres://{connection.Username}@{connection.Host}:{connection.Port}/{connection.Database}?sslmode=verify-full&sslrootcert={connection.RootCertificate}";
    }

    private static Dictionary<string, string?> Password(string password) => new() { ["PGPASSWORD"] = password };

    /// <summary>Two migrations, with the sum that <c>atlas migrate hash</c> would write.</summary>
    private static TemporaryDirectory Migrations()
    {
        var folder = new TemporaryDirectory();
        folder.Write("20260101000000_one.sql", "CREATE TABLE one (id int);\n");
        folder.Write("20260102000000_two.sql", "CREATE TABLE two (id int);\n");
        OpsBuild.Migrations.MigrationDirectory.Read(folder.Path).UpdateSum();
        return folder;
    }

    private static async Task<string> LogsAsync(Checkout checkout) =>
        string.Concat(await Task.WhenAll(Directory.GetFiles(Path.Combine(checkout.Root, ".nuke", "temp"), "*", SearchOption.AllDirectories)
            .Select(file => File.ReadAllTextAsync(file, Cancellation))));
}
