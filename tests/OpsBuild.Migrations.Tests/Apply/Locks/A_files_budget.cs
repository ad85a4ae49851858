using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.Locks;

public sealed class A_files_budget(PostgresFixture postgres)
{
    private const string Settings = "current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')";

    [Fact]
    public async Task is_in_force_while_it_runs_and_only_then()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ExecuteAsync($"alter role {scene.Database.AdminUser} set statement_timeout = '17min'");
        scene.Database.DataSource.Clear();   // sessions that are open already do not know of it
        var own = new ApplyOptions { Locks = new LockBudgets { InTransaction = new LockBudget { StatementTimeout = TimeSpan.FromHours(1) } } };

        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(
            File("1_default.sql", $"CREATE TABLE seen AS SELECT 1 AS file, {Settings} AS settings;\n"),
            File("2_own.sql", $"-- opsbuild:lock_timeout 1500ms\n-- opsbuild:statement_timeout 90s\n\nINSERT INTO seen SELECT 2, {Settings};\n"),
            File("3_set.sql", $"SET lock_timeout = '7s';\nSET LOCAL statement_timeout = '8s';\nINSERT INTO seen SELECT 3, {Settings};\n"),
            File("4_after.sql", $"INSERT INTO seen SELECT 4, {Settings};\n")));
        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(
            own,
            File("1_default.sql", $"CREATE TABLE seen AS SELECT 1 AS file, {Settings} AS settings;\n"),
            File("2_own.sql", $"-- opsbuild:lock_timeout 1500ms\n-- opsbuild:statement_timeout 90s\n\nINSERT INTO seen SELECT 2, {Settings};\n"),
            File("3_set.sql", $"SET lock_timeout = '7s';\nSET LOCAL statement_timeout = '8s';\nINSERT INTO seen SELECT 3, {Settings};\n"),
            File("4_after.sql", $"INSERT INTO seen SELECT 4, {Settings};\n"),
            File("5_options.sql", $"INSERT INTO seen SELECT 5, {Settings};\n")));

        Assert.Equal(
            "1: 5s 17min, 2: 1500ms 90s, 3: 7s 8s, 4: 5s 17min, 5: 5s 1h",
            await scene.AskAsync<string>("select string_agg(file || ': ' || settings, ', ' order by file) from seen"));
    }

    [Fact]
    public async Task wins_over_what_the_apply_was_told()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Stocks);
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var patient = new ApplyOptions { Locks = new LockBudgets { InTransaction = new LockBudget { LockTimeout = TimeSpan.FromHours(1), Tries = 1000 } } };

        var outcome = await scene.ApplyAsync(patient, Stocks, File("20260104000000_note.sql", """
            -- A table that everybody reads.
            -- opsbuild:lock_timeout 100ms
            -- opsbuild:lock_tries 2
            -- opsbuild:lock_retry_within 1h

            ALTER TABLE stocks ADD COLUMN note text;
            """));

        var blocked = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome);
        Assert.Equal(2, blocked.Tries);
        Assert.Equal(new LockBudget { LockTimeout = TimeSpan.FromMilliseconds(100), Tries = 2, RetryWithin = TimeSpan.FromHours(1) }, blocked.Budget);
    }

    [Fact]
    public async Task that_its_own_SET_shortens_ends_the_wait_earlier()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Stocks);
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var patient = new ApplyOptions { Locks = new LockBudgets { InTransaction = new LockBudget { LockTimeout = TimeSpan.FromHours(1), Tries = 2 } } };

        var outcome = await scene.ApplyAsync(patient, Stocks, File("20260104000000_note.sql", "SET lock_timeout = '1500ms';\nALTER TABLE stocks ADD COLUMN note text;\n"));

        Assert.Equal(blocker.Pid, Assert.Single(Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome).Blockers).Pid);
    }

    [Theory]
    [InlineData("-- opsbuild:lock_timeout 0\n\nSELECT 1;\n", 1, "says '0'")]
    [InlineData("-- opsbuild:lock_timeout soon\n\nSELECT 1;\n", 1, "says 'soon'")]
    [InlineData("-- opsbuild:lock_timeout\n\nSELECT 1;\n", 1, "says ''")]
    [InlineData("-- A comment.\n-- opsbuild:lock_timeout 10s -- a reason\n\nSELECT 1;\n", 2, "nothing else on the line")]
    [InlineData("-- opsbuild:lock_tries 0\n\nSELECT 1;\n", 1, "from 1 to 1000")]
    [InlineData("-- opsbuild:lock_tries 1001\n\nSELECT 1;\n", 1, "from 1 to 1000")]
    [InlineData("-- opsbuild:lock_tries 2.5\n\nSELECT 1;\n", 1, "from 1 to 1000")]
    [InlineData("-- opsbuild:lock_retry_within -1s\n\nSELECT 1;\n", 1, "a duration")]
    [InlineData("-- opsbuild:statement_timeout 30d\n\nSELECT 1;\n", 1, "a duration")]
    [InlineData("-- opsbuild:lock_timeouts 5s\n\nSELECT 1;\n", 1, "is unknown")]
    [InlineData("-- opsbuild:lock_timeout 5s\n-- opsbuild:lock_timeout 6s\n\nSELECT 1;\n", 2, "more than once")]
    [InlineData("-- opsbuild:statement_timeout 5s\n\nSELECT 1;\n", 1, "contradicts")]
    [InlineData("-- opsbuild:lock_timeout 5s\nSELECT 1;\n", 1, "does not count here")]
    [InlineData("-- opsbuild:lock_timeout 5s\r\n\r\nSELECT 1;\r\n", 1, "does not count here")]
    [InlineData("SELECT 1;\n\n-- opsbuild:lock_timeout 5s\nSELECT 2;\n", 3, "does not count here")]
    [InlineData("SELECT 1; -- opsbuild:lock_timeout 5s\n", 1, "does not count here")]
    public async Task that_is_wrong_is_refused_with_its_place_before_anything_runs(string text, int line, string message)
    {
        await using var scene = await OpenAsync(postgres);
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(Orders, Stocks, File("20260104000000_wrong.sql", text));

        var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
        Assert.Equal(RefusalReason.FileSettingInvalid, refused.Reason);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("20260104000000_wrong.sql", line), (problem.File, problem.Line));
        Assert.Contains(message, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Theory]
    [InlineData("INSERT INTO notes VALUES ('\n-- opsbuild:lock_timeout soon\n');\n")]
    [InlineData("-- See opsbuild:lock_timeout in the manual.\nSELECT 1;\n")]
    [InlineData("DO $$ BEGIN\n-- opsbuild:lock_timeout soon\nEND $$;\n")]
    [InlineData("/* opsbuild:lock_timeout soon */ SELECT 1;\n")]
    public void is_not_read_from_what_is_no_directive(string text)
    {
        Assert.True(LockDirectives.TryRead(File("1_a.sql", text), new LockBudgets(), out var budgets, out _));
        Assert.Equal(new LockBudgets(), budgets);
    }

    [Fact]
    public void of_either_kind_is_overridden_by_its_directives()
    {
        var file = File("1_a.sql", "-- atlas:txmode none\n-- opsbuild:lock_timeout 1h\n-- opsbuild:lock_tries 3\n\nCREATE INDEX CONCURRENTLY i ON t (c);\n");

        Assert.True(LockDirectives.TryRead(file, new LockBudgets(), out var budgets, out _));

        Assert.Equal((TimeSpan.FromHours(1), 3), (budgets.OutsideTransaction.LockTimeout, budgets.OutsideTransaction.Tries));
        Assert.Equal((TimeSpan.FromHours(1), 3), (budgets.InTransaction.LockTimeout, budgets.InTransaction.Tries));
        Assert.Equal(TransactionMode.None, file.Header.TransactionMode);
    }

    [Fact]
    public void does_not_take_what_cannot_be()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LockBudget { LockTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LockBudget { StatementTimeout = TimeSpan.FromDays(30) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LockBudget { RetryWithin = TimeSpan.FromMilliseconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LockBudget { Tries = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LockBudget { Tries = 1001 });
    }
}
