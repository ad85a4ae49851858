using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.EndToEnd.Tests;

public sealed partial class An_interrupted_apply(FreshClone clone)
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task leaves_its_task_running_says_so_and_is_followed_to_its_end_by_the_command_that_it_names(string signal, int exitCode)
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        Assert.Equal(0, (await checkout.BuildAsync("NewMigration", "--name", "slow")).ExitCode);
        var file = Assert.Single(Directory.GetFiles(checkout.Migrations, "*_slow.sql"));
        // Ends when it is told to, so that the test waits for nothing else.
        await File.WriteAllTextAsync(file, """
            CREATE TABLE slow (n int);
            DO $$ BEGIN
              FOR second IN 1..300 LOOP
                -- Not to_regclass, which remembers within a statement that there was none.
                EXIT WHEN EXISTS (SELECT FROM pg_tables WHERE schemaname || '.' || tablename = 'public.gate');
                PERFORM pg_sleep(0.2);
              END LOOP;
            END $$;

            """, TestContext.Current.CancellationToken);

        using var apply = checkout.Start("ApplyMigration");
        var ending = apply.ToEndAsync("ApplyMigration", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Waiting.UntilRunsAsync(checkout, "public.gate");
        Process.Start("kill", ["-s", signal, apply.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        var interrupted = await ending;
        var named = Reattach().Match(interrupted.Output);
        var isStillAtWork = await checkout.QueryAsync("select count(*) from pg_stat_activity where query like '%public.gate%' and state = 'active' and pid <> pg_backend_pid()");
        await checkout.QueryAsync("create table gate ()");
        var followed = await checkout.BuildAsync("ApplyMigration", "--run-id", named.Groups["id"].Value);

        Assert.True(interrupted.ExitCode == exitCode, interrupted.All);
        Assert.Contains("still_running_after_interrupt", interrupted.Output, StringComparison.Ordinal);
        Assert.True(named.Success, interrupted.All);
        Assert.Equal("count\n1\n", isStillAtWork);
        Assert.True(followed.ExitCode == 0, followed.All);
        Assert.Contains("started by an earlier attempt of this run", followed.Output, StringComparison.Ordinal);
        Assert.Equal("count\n1\n", await checkout.QueryAsync("select count(*) from pg_tables where tablename = 'slow'"));
    }

    [GeneratedRegex(@"\./build\.sh ApplyMigration --run-id (?<id>\S+)")]
    private static partial Regex Reattach();
}
