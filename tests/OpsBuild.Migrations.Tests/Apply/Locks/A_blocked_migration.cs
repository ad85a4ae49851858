using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.Locks;

public sealed class A_blocked_migration(PostgresFixture postgres)
{
    // The row shows whether a try that gave up left anything: it is inserted before the statement that is blocked.
    private static readonly MigrationFile Note = File(
        "20260104000000_note.sql", "INSERT INTO orders VALUES (2);\nALTER TABLE stocks ADD COLUMN note text;\nINSERT INTO orders VALUES (3);\n");

    private const string Effects = """
        select concat_ws('|', (select string_agg(id::text, ',' order by id) from orders),
                              (select count(*) from pg_attribute where attrelid = 'stocks'::regclass and attname = 'note'))
        """;

    [Fact]
    public async Task whose_blocker_outlasts_the_budget_leaves_nothing_behind_and_names_it()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var before = await scene.SnapshotAsync();
        var heard = new Heard();

        var outcome = await ApplyAsync(scene, Budget(1500, tries: 3), heard, Note);

        var blocked = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome);
        Assert.Equal((Note.Name, 2, "55P03", 3), (blocked.Failure.File, blocked.Failure.Position.Line, blocked.Failure.SqlState, blocked.Tries));
        var named = Assert.Single(blocked.Blockers);
        Assert.Equal(
            (blocker.Pid, "somebody else", scene.Database.AdminUser, "idle in transaction", "AccessShareLock", "relation public.stocks", false, false),
            (named.Pid, named.Application, named.User, named.State, named.LockMode, named.LockedObject, named.IsQueued, named.IsHidden));
        Assert.True(named.QueryAge > TimeSpan.Zero && named.TransactionAge > TimeSpan.Zero);
        Assert.Null(named.Query);
        Assert.Equal(3, heard.Count("a lock could not be had"));
        Assert.InRange(heard.Count($"In the way of {Quoted(Note.Name)}: {Quoted(named.ToString())[..20]}"), 1, 3);
        Assert.DoesNotContain(heard.Lines, line => line.Contains("select * from stocks", StringComparison.Ordinal));
        Assert.Contains($"pg_terminate_backend({blocker.Pid})", blocked.ToProblem().Remedy, StringComparison.Ordinal);
        Assert.Empty(outcome.Files);
        Assert.Equal(before, await scene.SnapshotAsync());
        Assert.True(await scene.AskAsync<bool>("select pg_try_advisory_lock(2686470616)"));
    }

    [Fact]
    public async Task whose_blocker_goes_within_the_budget_takes_effect_exactly_once()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var heard = new Heard();

        var running = ApplyAsync(scene, Budget(100, tries: 50), heard, Note);
        await heard.UntilAsync("Try 2 of 50");
        await blocker.CommitAsync();
        var outcome = await running;

        var applied = Assert.Single(Assert.IsType<ApplyOutcome.Applied>(outcome).Files);
        Assert.Equal(heard.Count("a lock could not be had") + 1, applied.Tries);
        Assert.True(applied.Tries >= 3);
        Assert.Equal("1,2,3|1", await scene.AskAsync<string>(Effects));
        Assert.Equal(["20260101000000", "20260102000000", "20260104000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task that_waits_less_than_its_time_out_is_not_tried_again()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");

        var running = scene.ApplyAsync(Budget(60_000, tries: 1), Orders, Stocks, Note);
        await scene.UntilAsync("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name like 'opsbuild apply 2%')");
        await blocker.CommitAsync();

        Assert.Equal(1, Assert.Single((await running).Files).Tries);
        Assert.Equal("1,2,3|1", await scene.AskAsync<string>(Effects));
    }

    [Fact]
    public async Task may_only_try_for_so_long()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var options = new ApplyOptions
        {
            Locks = new LockBudgets { InTransaction = new LockBudget { LockTimeout = Milliseconds(20), Tries = 1000, RetryWithin = Milliseconds(300) } },
        };

        var blocked = Assert.IsType<ApplyOutcome.LocksNotObtained>(await scene.ApplyAsync(options, Orders, Stocks, Note));

        Assert.InRange(blocked.Tries, 2, 3);
        Assert.InRange(blocked.Took, Milliseconds(300), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task keeps_the_files_before_it_and_goes_on_there_the_next_time()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");

        var blocked = await scene.ApplyAsync(Budget(50, tries: 1), Orders, Stocks, Prices, Note);
        await blocker.CommitAsync();
        var resumed = await scene.ApplyAsync(Orders, Stocks, Prices, Note);

        Assert.IsType<ApplyOutcome.LocksNotObtained>(blocked);
        Assert.Equal([Prices.Name], blocked.Files.Select(file => file.File));
        Assert.Equal([Note.Name], Assert.IsType<ApplyOutcome.Applied>(resumed).Files.Select(file => file.File));
        Assert.Equal("1,2,3|1", await scene.AskAsync<string>(Effects));
    }

    [Fact]
    public async Task names_the_queue_and_who_keeps_it_waiting()
    {
        await using var scene = await AppliedAsync();
        await using var holder = await OtherSession.BeginAsync(scene, "select * from stocks", "the holder");
        await using var waiter = await OtherSession.BeginAsync(scene, "select 1", "the waiter");
        var waiting = waiter.ExecuteAsync("lock table stocks in access exclusive mode");
        await scene.UntilAsync($"select exists (select from pg_stat_activity where pid = {waiter.Pid} and wait_event_type = 'Lock')");

        // Reading conflicts with nobody who holds something, only with who waits.
        var outcome = await scene.ApplyAsync(Budget(1500, tries: 2), Orders, Stocks, File("20260104000000_read.sql", "SELECT * FROM stocks;\n"));

        var blockers = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome).Blockers;
        Assert.Equal([("the waiter", true, "AccessExclusiveLock"), ("the holder", false, "AccessShareLock")], blockers.Select(b => (b.Application!, b.IsQueued, b.LockMode!)));
        Assert.Equal(waiter.Pid, blockers[1].Blocks);
        await holder.CommitAsync();
        await waiting;
    }

    [Fact]
    public async Task names_the_table_whose_row_is_locked()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "update orders set id = id");

        var outcome = await scene.ApplyAsync(Budget(1500, tries: 2), Orders, Stocks, File("20260104000000_update.sql", "UPDATE orders SET id = 7;\n"));

        var named = Assert.Single(Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome).Blockers);
        Assert.Equal((blocker.Pid, "a row of public.orders", "ExclusiveLock"), (named.Pid, named.LockedObject, named.LockMode));
    }

    [Fact]
    public async Task says_what_its_role_may_not_see_and_how_to_grant_it()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsSuperuserAsync(scene.Database, "select * from stocks");
        var heard = new Heard();

        var blind = await ApplyAsync(scene, Budget(1500, tries: 2), heard, Note);
        await scene.Database.Superuser.CreateCommand($"grant pg_read_all_stats to {scene.Database.AdminUser}").ExecuteNonQueryAsync(Cancellation);
        var seeing = await scene.ApplyAsync(Budget(1500, tries: 2), Orders, Stocks, Note);

        var hidden = Assert.Single(Assert.IsType<ApplyOutcome.LocksNotObtained>(blind).Blockers);
        Assert.Equal((blocker.Pid, "the boss", true, null, null), (hidden.Pid, hidden.Application, hidden.IsHidden, hidden.State, hidden.TransactionAge));
        Assert.NotEqual(0, heard.Count($"grant pg_read_all_stats to \\\"{scene.Database.AdminUser}\\\""));
        var seen = Assert.Single(Assert.IsType<ApplyOutcome.LocksNotObtained>(seeing).Blockers);
        Assert.Equal((false, "idle in transaction"), (seen.IsHidden, seen.State));
    }

    [Fact]
    public async Task shows_the_blockers_query_when_asked_without_its_passwords()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select 'password=geheim' as secret, * from stocks");
        var options = Budget(1500, tries: 2);

        var outcome = await scene.ApplyAsync(options with { Locks = options.Locks with { ShowBlockingQueries = true } }, Orders, Stocks, Note);

        var named = Assert.Single(Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome).Blockers);
        Assert.Contains("from stocks", named.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", named.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task by_a_prepared_transaction_names_it()
    {
        _ = postgres.Server;   // skips, or fails on CI, where there is no PostgreSQL
        await using var server = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using (var superuser = Npgsql.NpgsqlDataSource.Create(server.Superuser()))
            await superuser.CreateCommand("alter system set max_prepared_transactions = 5").ExecuteNonQueryAsync(Cancellation);
        await server.RestartAsync(Cancellation);
        var scene = new Scene(await TemporaryDatabase.CreateAsync(server, Cancellation));
        await scene.ApplyAsync(Orders, Stocks);
        await using (var session = await OtherSession.BeginAsync(scene, "insert into stocks values (1)"))
            await session.ExecuteAsync("prepare transaction 'forgotten''s'");
        await using (var unrelated = await OtherSession.BeginAsync(scene, "insert into orders values (77)"))
            await unrelated.ExecuteAsync("prepare transaction 'unrelated'");

        var outcome = await scene.ApplyAsync(Budget(1500, tries: 2), Orders, Stocks, Note);
        await scene.ExecuteAsync("commit prepared 'forgotten''s'");
        await scene.ExecuteAsync("rollback prepared 'unrelated'");
        var after = await scene.ApplyAsync(Orders, Stocks, Note);

        var blocked = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome);
        var named = Assert.Single(blocked.Blockers);
        Assert.Equal(
            (0, "forgotten's", scene.Database.AdminUser, "RowExclusiveLock", "relation public.stocks", false),
            (named.Pid, named.PreparedTransaction, named.User, named.LockMode, named.LockedObject, named.IsHidden));
        Assert.True(named.TransactionAge > TimeSpan.Zero);
        Assert.Contains("commit prepared 'forgotten''s'", blocked.ToProblem().Remedy, StringComparison.Ordinal);
        Assert.IsType<ApplyOutcome.Applied>(after);
    }

    [Fact]
    public async Task that_does_not_wait_at_all_is_tried_again_as_well()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var heard = new Heard();

        var outcome = await ApplyAsync(
            scene, Budget(1000, tries: 2), heard, File("20260104000000_nowait.sql", "LOCK TABLE stocks IN ACCESS EXCLUSIVE MODE NOWAIT;\n"));

        var blocked = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome);
        Assert.Equal(("55P03", 2), (blocked.Failure.SqlState, blocked.Tries));
        Assert.Empty(blocked.Blockers);
        Assert.Equal(2, heard.Count("Who was in the way was not seen"));
    }

    [Fact]
    public async Task that_the_server_took_out_of_a_deadlock_is_tried_again()
    {
        await using var scene = await AppliedAsync();
        await using var other = await OtherSession.BeginAsync(scene, "lock table stocks in access exclusive mode");
        var heard = new Heard();

        var running = ApplyAsync(
            scene, Budget(30_000, tries: 10), heard, File("20260104000000_both.sql", "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;\nLOCK TABLE stocks IN ACCESS EXCLUSIVE MODE;\nINSERT INTO orders VALUES (2);\n"));
        await scene.UntilAsync("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name like 'opsbuild apply 2%')");
        // The migration has waited longer, so it looks for a deadlock first (deadlock_timeout, 1 s), and is the one that is ended.
        await Task.Delay(Milliseconds(400), Cancellation);
        await other.ExecuteAsync("insert into orders values (99)");
        await other.CommitAsync();
        var outcome = await running;

        Assert.Equal(2, Assert.Single(Assert.IsType<ApplyOutcome.Applied>(outcome).Files).Tries);
        Assert.Equal(1, heard.Count("40P01"));
        Assert.Equal("1,2,99|0", await scene.AskAsync<string>(Effects));
    }

    [Fact]
    public async Task whose_statement_took_too_long_has_failed_and_is_not_tried_again()
    {
        await using var scene = await AppliedAsync();
        var options = new ApplyOptions
        {
            Locks = new LockBudgets { InTransaction = new LockBudget { LockTimeout = Milliseconds(50), StatementTimeout = Milliseconds(150), Tries = 5 } },
        };

        var outcome = await scene.ApplyAsync(options, Orders, Stocks, File("20260104000000_slow.sql", "SELECT 1;\nSELECT pg_sleep(60);\n"));

        Assert.Equal(("57014", 2), Assert.IsType<ApplyOutcome.Failed>(outcome).Failure is var failure ? (failure.SqlState, failure.Position.Line) : default);
    }

    [Fact]
    public async Task whose_deferred_trigger_gets_no_lock_at_the_commit_was_rolled_back_and_is_tried_again()
    {
        await using var scene = await AppliedAsync();
        await scene.ExecuteAsync("""
            create function touch() returns trigger language plpgsql as $$ begin lock table stocks in access exclusive mode; return null; end $$;
            create constraint trigger touch after insert on orders deferrable initially deferred for each row execute function touch();
            """);
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        var heard = new Heard();

        var running = ApplyAsync(scene, Budget(150, tries: 50), heard, File("20260104000000_insert.sql", "INSERT INTO orders VALUES (2);\n"));
        await heard.UntilAsync("Try 1 of 50");
        await blocker.CommitAsync();

        Assert.IsType<ApplyOutcome.Applied>(await running);
        Assert.Equal("1,2|0", await scene.AskAsync<string>(Effects));
    }

    [Fact]
    public async Task whose_row_in_the_revision_table_is_blocked_is_tried_again()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "lock table atlas_schema_revisions.atlas_schema_revisions in share mode");

        var outcome = await scene.ApplyAsync(Budget(1500, tries: 2), Orders, Stocks, Note);

        var blocked = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome);
        Assert.Equal((2, "relation atlas_schema_revisions.atlas_schema_revisions"), (blocked.Tries, Assert.Single(blocked.Blockers).LockedObject));
        Assert.Equal("1|0", await scene.AskAsync<string>(Effects));
    }

    [Fact]
    public async Task that_is_stopped_between_two_tries_has_left_nothing()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "select * from stocks");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var heard = new Heard();
        var running = new ApplyRun(scene.Database.DataSource, Directory(Orders, Stocks, Prices, Note), Budget(20, tries: 1000), heard.Log).RunAsync(stopping.Token);

        await heard.UntilAsync("Try 1 of 1000");
        await stopping.CancelAsync();
        var outcome = await running;

        Assert.Equal(Note.Name, Assert.IsType<ApplyOutcome.Stopped>(outcome).File);
        Assert.Equal([Prices.Name], outcome.Files.Select(file => file.File));
        Assert.Equal("1|0", await scene.AskAsync<string>(Effects));
    }

    private async Task<Scene> AppliedAsync()
    {
        var scene = await OpenAsync(postgres);
        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Orders, Stocks));
        return scene;
    }

    private static Task<ApplyOutcome> ApplyAsync(Scene scene, ApplyOptions options, Heard heard, MigrationFile file) =>
        new ApplyRun(scene.Database.DataSource, Directory(Orders, Stocks, file), options, heard.Log).RunAsync(Cancellation);

    private static ApplyOptions Budget(int milliseconds, int tries) => new()
    {
        Locks = new LockBudgets { InTransaction = new LockBudget { LockTimeout = Milliseconds(milliseconds), Tries = tries } },
    };

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    // Serilog's own rendering.
    private static string Quoted(string text) => $"\"{text}\"";
}
