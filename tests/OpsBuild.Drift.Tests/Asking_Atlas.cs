using OpsBuild.Drift.Atlas;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Testing;

namespace OpsBuild.Drift.Tests;

/// <summary>The contract with the Atlas binary, held against a program that answers as Atlas does and writes down how it was called.</summary>
public sealed class Asking_Atlas(PostgresFixture postgres, ShadowFixture shadows) : IDisposable
{
    private const string Password = "atlas-p4ss'word";

    private readonly TemporaryDirectory directory = new();

    [Fact]
    public async Task is_clean_where_it_counts_no_change()
    {
        await using var scene = await SceneAsync("printf '0\\n'");

        var outcome = await scene.CheckAsync();

        Assert.Equal(new AtlasFinding(0, ""), Assert.IsType<DriftOutcome.Clean>(outcome).Report.Atlas);
    }

    [Fact]
    public async Task is_drift_where_it_counts_a_change_that_the_own_comparison_does_not_see()
    {
        await using var scene = await SceneAsync("printf '1\\n-- Drop \"extra\" table\\nDROP TABLE \"extra\";\\n'");

        var outcome = await scene.CheckAsync();

        var report = Assert.IsType<DriftOutcome.Drifted>(outcome).Report;
        Assert.True(report.Comparison.AreEqual);
        Assert.Equal(1, report.Atlas!.Changes);
        Assert.EndsWith("DROP TABLE \"extra\";", report.Atlas.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task gets_both_databases_and_the_password_by_environment_alone()
    {
        await using var scene = await SceneAsync("printf '0\\n'");

        await scene.CheckAsync();

        var arguments = await File.ReadAllTextAsync(directory["arguments"], Checked.Cancellation);
        var environment = await File.ReadAllTextAsync(directory["environment"], Checked.Cancellation);
        Assert.StartsWith("schema\ndiff\n--from\npostgres://someone@db.example:5432/app?sslmode=verify-full\n--to\npostgres://", arguments, StringComparison.Ordinal);
        Assert.Contains("/shadow?sslmode=", arguments, StringComparison.Ordinal);
        Assert.Contains("--dev-url\npostgres://", arguments, StringComparison.Ordinal);
        Assert.Contains("/shadow_dev?sslmode=", arguments, StringComparison.Ordinal);
        Assert.Contains("--schema\npublic\n--exclude\natlas_schema_revisions\n--exclude\npublic.atlas_schema_revisions\n", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, arguments, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Shadow.Password!, arguments, StringComparison.Ordinal);
        Assert.Contains($"PGPASSWORD={Password}\n", environment, StringComparison.Ordinal);
        Assert.Contains("ATLAS_NO_UPDATE_NOTIFIER=1\n", environment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 'Error: column \"id\": adding identity is not supported' >&2; exit 1", "adding identity is not supported")]
    [InlineData("echo \"Error: cannot connect as $PGPASSWORD\" >&2; exit 1", "cannot connect as ***")]
    [InlineData("echo 'Schemas are synced, no changes to be made.'", "Schemas are synced")]
    public async Task says_why_it_gave_up_and_keeps_the_own_comparison(string script, string why)
    {
        await using var scene = await SceneAsync(script);
        await scene.ChangeAsync("create table hotfix (id bigint)");

        var outcome = await scene.CheckAsync();

        var failed = Assert.IsType<DriftOutcome.EngineFailed>(outcome);
        Assert.Contains(why, failed.Problem.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, failed.Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("table public.hotfix: absent -> present", Assert.Single(failed.Report.Comparison.Differences).ToString());
    }

    [Fact]
    public async Task says_that_it_is_not_there()
    {
        await using var scene = await SceneAsync("exit 0");
        scene.Options = scene.Options with { Atlas = scene.Options.Atlas! with { Path = directory["nothing"] } };

        var outcome = await scene.CheckAsync();

        Assert.Contains("could not be started", Assert.IsType<DriftOutcome.EngineFailed>(outcome).Problem.What, StringComparison.Ordinal);
    }

    public void Dispose() => directory.Dispose();

    private async Task<Checked> SceneAsync(string answer)
    {
        directory.Write("atlas", $"""
            #!/bin/sh
            printf '%s\n' "$@" > '{directory["arguments"]}'
            env > '{directory["environment"]}'
            {answer}
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory["atlas"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var scene = await Checked.CreateAsync(postgres, shadows);
        scene.Options = scene.Options with
        {
            Atlas = new AtlasProgram(directory["atlas"], "postgres://someone@db.example:5432/app?sslmode=verify-full", () => Password),
        };
        scene.With("10_orders.sql", "create table orders (id bigint primary key);\n");
        await scene.ApplyAsync();
        return scene;
    }
}
