using System.Diagnostics;
using System.Globalization;

namespace OpsBuild.EndToEnd.Tests;

public sealed class An_interrupted_apply(FreshClone clone)
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task rolls_the_file_back_says_so_and_is_finished_by_the_next_run(string signal, int exitCode)
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        Assert.Equal(0, (await checkout.BuildAsync("NewMigration", "--name", "slow")).ExitCode);
        var file = Assert.Single(Directory.GetFiles(checkout.Migrations, "*_slow.sql"));
        await File.WriteAllTextAsync(file, "CREATE TABLE slow (n int);\nSELECT pg_sleep(60);\n", TestContext.Current.CancellationToken);

        using var apply = checkout.Start("ApplyMigration");
        var ending = apply.ToEndAsync("ApplyMigration", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Waiting.UntilRunsAsync(checkout, "pg_sleep");
        Process.Start("kill", ["-s", signal, apply.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        var stopped = await ending;

        Assert.True(stopped.ExitCode == exitCode, stopped.All);
        Assert.Contains("Aborted", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("rolled back", stopped.Output, StringComparison.Ordinal);
        Assert.Equal("count\n0\n", await checkout.QueryAsync("select count(*) from pg_stat_activity where query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()"));
        Assert.Equal("count\n0\n", await checkout.QueryAsync("select count(*) from pg_tables where tablename = 'slow'"));
        await File.WriteAllTextAsync(file, "CREATE TABLE slow (n int);\n", TestContext.Current.CancellationToken);
        var finished = await checkout.BuildAsync("ApplyMigration");
        Assert.True(finished.ExitCode == 0, finished.All);
    }
}
