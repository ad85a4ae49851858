using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Tests.Apply.Locks;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

public sealed class The_apply_lock(PostgresFixture postgres)
{
    [Theory]
    [InlineData("atlas_migrate_execute", 2686470616)]
    [InlineData("atlas_migrate_diff", 361947982)]
    [InlineData("atlas_lint", 526800194)]
    [InlineData("atlas_lint_public", 1304589634)]
    public void has_the_number_that_Atlas_gives_it(string name, long key) => Assert.Equal(key, AtlasLockKey.Of(name));

    [Fact]
    public async Task held_by_somebody_else_is_waited_for_and_then_told()
    {
        await using var scene = await OpenAsync(postgres);
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(2686470616), set_config('application_name', 'somebody else', false)", other))
            await take.ExecuteNonQueryAsync(Cancellation);
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(new ApplyOptions { LockTimeout = TimeSpan.FromMilliseconds(200) }, Orders);

        var locked = Assert.IsType<ApplyOutcome.LockNotAcquired>(outcome);
        Assert.Equal(("somebody else", scene.Database.AdminUser, "idle"), (locked.Holder!.Application, locked.Holder.User, locked.Holder.State));
        Assert.Equal(other.ProcessID, locked.Holder.Pid);
        Assert.InRange(locked.Waited, TimeSpan.FromMilliseconds(200), TimeSpan.MaxValue);
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task is_taken_as_soon_as_it_is_free()
    {
        await using var scene = await OpenAsync(postgres);
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(2686470616)", other))
            await take.ExecuteNonQueryAsync(Cancellation);

        var waiting = scene.ApplyAsync(new ApplyOptions { LockTimeout = TimeSpan.FromMinutes(1) }, Orders);
        await scene.UntilAsync("select exists (select from pg_stat_activity where application_name = 'opsbuild apply lock' and datname = current_database())");
        await using (var release = new NpgsqlCommand("select pg_advisory_unlock(2686470616)", other))
            await release.ExecuteNonQueryAsync(Cancellation);

        Assert.IsType<ApplyOutcome.Applied>(await waiting);
    }

    [Fact]
    public async Task is_not_needed_when_nothing_is_pending()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(2686470616)", other))
            await take.ExecuteNonQueryAsync(Cancellation);

        Assert.IsType<ApplyOutcome.UpToDate>(await scene.ApplyAsync(Orders));
    }

    [Fact]
    public async Task is_free_again_after_every_kind_of_end()
    {
        await using var scene = await OpenAsync(postgres);

        await scene.ApplyAsync(Orders);
        Assert.IsType<ApplyOutcome.Failed>(await scene.ApplyAsync(Orders, File("20260102000000_bad.sql", "SELECT 1/0;")));

        Assert.True(await scene.AskAsync<bool>("select pg_try_advisory_lock(2686470616)"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task lets_one_of_several_runs_at_once_apply_everything_once(int runs)
    {
        await using var scene = await OpenAsync(postgres);
        var files = Enumerable.Range(1, 20).Select(n => File($"2026010100{n:0000}_n.sql", $"CREATE TABLE t{n} ();\nSELECT pg_sleep(0.01);\n")).ToArray();
        var patient = new ApplyOptions { LockTimeout = TimeSpan.FromMinutes(1) };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => scene.ApplyAsync(patient, files)));

        Assert.Equal(20, Assert.Single(outcomes, outcome => outcome is ApplyOutcome.Applied).Files.Count);
        Assert.Equal(runs - 1, outcomes.Count(outcome => outcome is ApplyOutcome.UpToDate));
        Assert.Equal(20, (await scene.VersionsAsync()).Length);
        Assert.Equal(20L, await scene.AskAsync<long>("select count(*) from pg_tables where schemaname = 'public'"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task lets_one_of_several_runs_at_once_apply_and_tells_the_hasty_others_who_does(int runs)
    {
        await using var scene = await OpenAsync(postgres);
        // It ends when somebody says so, which is after the others gave up.
        await scene.ExecuteAsync("create sequence go");
        var baseline = File("1_baseline.sql", "SELECT 1;\n");
        var slow = File("20260101000000_slow.sql", "CREATE TABLE slow ();\nDO $$ BEGIN WHILE NOT (SELECT is_called FROM go) LOOP PERFORM pg_sleep(0.01); END LOOP; END $$;\n");
        var hasty = new ApplyOptions { LockTimeout = TimeSpan.FromMilliseconds(100), BaselineVersion = baseline.Version };

        var running = Enumerable.Range(0, runs).Select(_ => scene.ApplyAsync(hasty, baseline, slow)).ToList();
        var waiting = running.ToList();
        while (waiting.Count > 1)
            waiting.Remove(await Task.WhenAny(waiting));
        await scene.ExecuteAsync("select nextval('go')");
        var outcomes = await Task.WhenAll(running);

        Assert.Equal([slow.Name], Assert.Single(outcomes, outcome => outcome is ApplyOutcome.Applied).Files.Select(file => file.File));
        var others = outcomes.OfType<ApplyOutcome.LockNotAcquired>().ToList();
        Assert.Equal(runs - 1, others.Count);
        Assert.All(others, other => Assert.Equal("opsbuild apply lock", other.Holder!.Application));
        Assert.Single(others.Select(other => other.Holder!.Pid).Distinct());
        Assert.Equal(["1", "20260101000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task names_its_holder_at_once_and_not_only_in_the_end()
    {
        await using var scene = await OpenAsync(postgres);
        await using var other = await OtherSession.BeginAsync(scene, "select pg_advisory_lock(2686470616)");
        var heard = new Heard();

        var running = new ApplyRun(scene.Database.DataSource, Directory(Orders), new ApplyOptions { LockTimeout = TimeSpan.FromMinutes(1) }, heard.Log).RunAsync(Cancellation);
        await heard.UntilAsync($"Another run holds the migration lock: \"pid {other.Pid} (somebody else");
        await other.ExecuteAsync("select pg_advisory_unlock(2686470616)");

        Assert.IsType<ApplyOutcome.Applied>(await running);
        Assert.Equal(1, heard.Count("Another run holds"));
    }

    [Fact]
    public async Task lost_between_two_files_ends_the_run()
    {
        await using var scene = await OpenAsync(postgres);

        // At the very COMMIT, when it is too late for this file to notice.
        var outcome = await scene.ApplyAsync(
            File("1_cut.sql", $"""
                CREATE TABLE t (id int);
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM {Cut}; RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut();
                INSERT INTO t VALUES (1);
                """),
            Stocks);

        var lost = Assert.IsType<ApplyOutcome.ConnectionLost>(outcome);
        Assert.Equal((null, FileFate.RolledBack), (lost.File, lost.Fate));
        Assert.Equal(["1_cut.sql"], outcome.Files.Select(f => f.File));
        Assert.Equal(["1"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task lost_while_a_statement_runs_ends_the_run_before_the_next_one()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(File("1_counter.sql", "CREATE SEQUENCE counter;\n"));

        // A sequence keeps what a rollback takes back, so that it tells what was run.
        var outcome = await scene.ApplyAsync(
            File("1_counter.sql", "CREATE SEQUENCE counter;\n"),
            File("2_cut.sql", $"SELECT nextval('counter');\nSELECT {Cut};\nSELECT pg_sleep(0.1);\nSELECT nextval('counter');\n"));

        var lost = Assert.IsType<ApplyOutcome.ConnectionLost>(outcome);
        Assert.Equal(("2_cut.sql", FileFate.RolledBack), (lost.File, lost.Fate));
        Assert.Equal(1L, await scene.AskAsync<long>("select last_value from counter"));
        Assert.Equal(["1"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task lost_by_the_last_statement_keeps_the_file_from_being_committed()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(File("1_cut.sql", $"CREATE TABLE t ();\nSELECT {Cut};\n"), Stocks);
        var resumed = await scene.ApplyAsync(File("1_cut.sql", $"CREATE TABLE t ();\nSELECT {Cut};\n"), Stocks);

        Assert.Equal(("1_cut.sql", FileFate.RolledBack), Assert.IsType<ApplyOutcome.ConnectionLost>(outcome) is var lost ? (lost.File, lost.Fate) : default);
        Assert.Empty(outcome.Files);
        Assert.IsType<ApplyOutcome.ConnectionLost>(resumed);
        Assert.False(await scene.AskAsync<bool>("select exists (select from pg_tables where tablename in ('t', 'atlas_schema_revisions'))"));
    }

    [Theory]
    [InlineData("SELECT nextval('counter')")]
    [InlineData("")]
    public async Task lost_in_a_run_of_one_transaction_keeps_all_of_it_from_being_committed(string rest)
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(File("1_counter.sql", "CREATE SEQUENCE counter;\n"));
        var statements = $"SELECT nextval('counter');\nSELECT {Cut};\nSELECT pg_sleep(0.1);\n{(rest.Length > 0 ? $"{rest};\n" : "")}";

        var outcome = await new ApplyRun(
            scene.Database.DataSource,
            Directory(File("1_counter.sql", "CREATE SEQUENCE counter;\n"), File("2_table.sql", "CREATE TABLE t ();\n"), File("3_cut.sql", statements)),
            new ApplyOptions { TransactionMode = TransactionMode.All }, new Heard().Log).RunAsync(Cancellation);

        var lost = Assert.IsType<ApplyOutcome.ConnectionLost>(outcome);
        Assert.Equal(("3_cut.sql", FileFate.RolledBack), (lost.File, lost.Fate));
        Assert.Empty(outcome.Files);
        Assert.Equal(1L, await scene.AskAsync<long>("select last_value from counter"));
        Assert.Equal(["1"], await scene.VersionsAsync());
        Assert.False(await scene.AskAsync<bool>("select exists (select from pg_tables where tablename = 't')"));
    }

    [Fact]
    public async Task lost_while_a_migration_waits_for_another_lock_ends_the_run()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Stocks);
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var heard = new Heard();
        var options = new ApplyOptions { Locks = new LockBudgets { InTransaction = new LockBudget { LockTimeout = TimeSpan.FromMilliseconds(400), Tries = 100 } } };

        var running = new ApplyRun(
            scene.Database.DataSource, Directory(Stocks, File("20260104000000_note.sql", "ALTER TABLE stocks ADD COLUMN note text;\n")), options, heard.Log).RunAsync(Cancellation);
        await heard.UntilAsync("Try 1 of 100");
        await scene.ExecuteAsync($"select {Cut}");
        var outcome = await running;

        Assert.Equal(("20260104000000_note.sql", FileFate.RolledBack), Assert.IsType<ApplyOutcome.ConnectionLost>(outcome) is var lost ? (lost.File, lost.Fate) : default);
        Assert.Equal(["20260102000000"], await scene.VersionsAsync());
    }

    private const string Cut =
        "count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'opsbuild apply lock' AND datname = current_database()";
}
