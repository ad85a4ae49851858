using System.Diagnostics;
using System.Globalization;

namespace OpsBuild.EndToEnd.Tests;

public sealed class A_killed_server(FreshClone clone)
{
    [Fact]
    public async Task in_the_middle_of_a_file_costs_nothing_the_next_run_finishes_it()
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        Assert.Equal(0, (await checkout.BuildAsync("NewMigration", "--name", "counted")).ExitCode);
        var file = Assert.Single(Directory.GetFiles(checkout.Migrations, "*_counted.sql"));
        await File.WriteAllTextAsync(file, $$"""
            CREATE TABLE counted (n int);
            INSERT INTO counted VALUES (1);
            SELECT pg_sleep(60) WHERE pg_postmaster_start_time() < '{{DateTimeOffset.UtcNow:O}}'; -- not once the server was started again
            INSERT INTO counted VALUES (2);

            """, TestContext.Current.CancellationToken);

        using var apply = checkout.Start("ApplyMigration");
        var ending = apply.ToEndAsync("ApplyMigration", TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await KillServerDuringAsync(checkout, "pg_sleep");
        var interrupted = await ending;
        var finished = await checkout.BuildAsync("ApplyMigration");

        Assert.NotEqual(0, interrupted.ExitCode);
        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal("n\n1\n2\n", await checkout.QueryAsync("select n from counted order by n"));
        Assert.Equal("applied,total\n4,4\n", await checkout.QueryAsync($"select applied, total from atlas_schema_revisions where version = '{Path.GetFileName(file)[..14]}'"));
    }

    /// <summary>SIGKILL for the postmaster and the backend at work, once the statement runs.</summary>
    private static async Task KillServerDuringAsync(Checkout checkout, string statement)
    {
        await Waiting.UntilRunsAsync(checkout, statement);
        var pidFile = Assert.Single(Directory.GetFiles(checkout.LocalHome, "postmaster.pid", SearchOption.AllDirectories));
        var postmaster = int.Parse((await File.ReadAllLinesAsync(pidFile, TestContext.Current.CancellationToken))[0], CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(postmaster);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
