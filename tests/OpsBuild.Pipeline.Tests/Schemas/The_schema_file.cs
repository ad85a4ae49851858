using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Pipeline.Schemas;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Schemas;

/// <summary>db/schema.sql, which SchemaDump keeps.</summary>
public sealed class The_schema_file
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Db { get; } = Path.Combine(RepositoryFolder.Root, "db");

    private static MigrationDirectory Migrations { get; } = MigrationDirectory.Read(Path.Combine(Db, "migrations"));

    [Fact]
    public async Task of_this_repository_is_what_its_migrations_add_up_to()
    {
        var state = await Found(() => File(Path.Combine(Db, "schema.sql"), PostgresFixture.ProgramsFromEnvironment()).CheckAsync(Cancellation));

        // Another major's words make nobody's build fail.
        if (state is SchemaFileState.Undecided undecided)
            Assert.Skip($"{undecided}");
        Assert.True(state is SchemaFileState.UpToDate, $"db/schema.sql is stale: {state}. Run ./build.sh SchemaDump and commit the file.");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    public async Task makes_the_same_database_as_the_migrations_and_is_then_left_as_it_is(int major)
    {
        using var folder = new TemporaryDirectory();
        var programs = new PostgresProgramsOptions { RequiredMajor = major };
        var file = File(folder["schema.sql"], programs);

        var first = await Found(() => file.WriteAsync(Cancellation));
        var written = await System.IO.File.ReadAllTextAsync(folder["schema.sql"], Cancellation);
        var second = await file.WriteAsync(Cancellation);

        Assert.IsType<SchemaFileState.Stale>(first);
        Assert.IsType<SchemaFileState.UpToDate>(second);
        Assert.Contains($"at version {Migrations.Files[^1].Version}, as PostgreSQL {major} words it", written, StringComparison.Ordinal);
        Assert.DoesNotContain("app_admin", written, StringComparison.Ordinal);
        Assert.DoesNotContain("revisions", written, StringComparison.Ordinal);
        Assert.Empty((await LoadedAsync(written, programs)).EveryDifference);
    }

    [Fact]
    public async Task that_is_stale_is_told_by_its_first_line_that_differs()
    {
        using var folder = new TemporaryDirectory();
        var current = await System.IO.File.ReadAllTextAsync(Path.Combine(Db, "schema.sql"), Cancellation);
        var stale = current.Replace("    name text NOT NULL,\n", "    name text,\n", StringComparison.Ordinal);
        var path = folder.Write("schema.sql", stale);

        var state = await Found(() => File(path, PostgresFixture.ProgramsFromEnvironment()).CheckAsync(Cancellation));

        if (state is SchemaFileState.Undecided undecided)
            Assert.Skip($"{undecided}");
        var told = Assert.IsType<SchemaFileState.Stale>(state);
        Assert.Equal(("    name text,", "    name text NOT NULL,"), (told.Have, told.Want));
        Assert.Equal(told.Have, stale.Split('\n')[told.Line - 1]);
        Assert.Equal(stale, await System.IO.File.ReadAllTextAsync(path, Cancellation));
    }

    private static SchemaFile File(string path, PostgresProgramsOptions programs) => new(path, Migrations, programs, Logger.None);

    // The file's database, and the one of the migrations without their history.
    private static async Task<CatalogComparison> LoadedAsync(string sql, PostgresProgramsOptions programs)
    {
        await using var migrated = await ThrowAwayDatabase.StartAsync(programs, Logger.None, Cancellation);
        Assert.IsType<ApplyOutcome.Applied>(await new ApplyRun(migrated.DataSource, Migrations, new ApplyOptions(), Logger.None).RunAsync(Cancellation));
        await RunAsync(migrated.DataSource, "drop schema atlas_schema_revisions cascade");
        await using var superuser = NpgsqlDataSource.Create(migrated.Server.Superuser());
        await RunAsync(superuser, $"create database written owner {migrated.AdminUser} template template0");
        var connection = migrated.Server.Superuser("written");
        connection.Pooling = false;
        // Whoever runs the file owns what it makes.
        connection.Options = $"-c role={migrated.AdminUser}";
        await using var written = NpgsqlDataSource.Create(connection);
        await RunAsync(written, sql);
        return await TwoDatabases.CompareAsync(
            migrated.DataSource, written, new CatalogOptions(), new CatalogOptions(), new ComparisonOptions(), Cancellation);
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<T> Found<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PostgresProgramsNotFoundException missing)
        {
            Needed.Or(false, missing.Message);
            throw;
        }
    }
}
