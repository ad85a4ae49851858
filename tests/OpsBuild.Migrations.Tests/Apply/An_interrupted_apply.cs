using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

public sealed class An_interrupted_apply(PostgresFixture postgres)
{
    private const string UntilSleeping = "select exists (select from pg_stat_activity where datname = current_database() and application_name like 'opsbuild apply 2%' and wait_event = 'PgSleep')";

    private static readonly MigrationFile Slow = File(
        "20260102000000_slow.sql", "CREATE TABLE slow (id int);\nINSERT INTO slow VALUES (1);\nSELECT pg_sleep(600);\nINSERT INTO slow VALUES (2);\n");

    [Fact]
    public async Task that_was_cancelled_rolls_its_file_back_and_says_where_it_stopped()
    {
        await using var scene = await OpenAsync(postgres);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = new ApplyRun(scene.Database.DataSource, Directory(Orders, Slow, Prices), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(stopping.Token);
        await scene.UntilAsync(UntilSleeping);

        await stopping.CancelAsync();
        var outcome = await running;

        Assert.Equal(Slow.Name, Assert.IsType<ApplyOutcome.Stopped>(outcome).File);
        Assert.Equal([Orders.Name], outcome.Files.Select(f => f.File));
        Assert.Equal(["20260101000000"], await scene.VersionsAsync());
        Assert.False(await scene.AskAsync<bool>("select exists (select from pg_tables where tablename in ('slow', 'prices'))"));
        Assert.True(await scene.AskAsync<bool>("select pg_try_advisory_lock(2686470616)"));
    }

    [Fact]
    public async Task that_was_cancelled_before_it_began_changes_nothing()
    {
        await using var scene = await OpenAsync(postgres);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var outcome = await new ApplyRun(scene.Database.DataSource, Directory(Orders), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(stopped.Token);

        Assert.Null(Assert.IsType<ApplyOutcome.Stopped>(outcome).File);
        Assert.Empty(outcome.Files);
    }

    [Fact]
    public async Task whose_session_an_administrator_ended_was_rolled_back()
    {
        await using var scene = await OpenAsync(postgres);
        var running = scene.ApplyAsync(Orders, Slow);
        await scene.UntilAsync(UntilSleeping);

        await scene.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
        var outcome = await running;

        Assert.Equal((Slow.Name, FileFate.RolledBack), Assert.IsType<ApplyOutcome.ConnectionLost>(outcome) is var lost ? (lost.File, lost.Fate) : default);
        Assert.Equal(["20260101000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task whose_statement_an_administrator_cancelled_has_failed()
    {
        await using var scene = await OpenAsync(postgres);
        var running = scene.ApplyAsync(Orders, Slow);
        await scene.UntilAsync(UntilSleeping);

        await scene.ExecuteAsync("select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
        var outcome = await running;

        Assert.Equal(("57014", 3), Assert.IsType<ApplyOutcome.Failed>(outcome).Failure is var failure ? (failure.SqlState, failure.Position.Line) : default);
    }

    [Fact]
    public async Task whose_server_was_killed_goes_on_after_the_restart_with_everything_there_once()
    {
        await using var server = await OwnServerAsync();
        var scene = new Scene(await TemporaryDatabase.CreateAsync(server, Cancellation));
        // It sleeps only until somebody places the order 99, so that the same file finishes the next time.
        var second = File("20260102000000_second.sql", """
            CREATE TABLE second (id int);
            INSERT INTO second VALUES (1);
            SELECT pg_sleep(CASE WHEN EXISTS (SELECT FROM orders WHERE id = 99) THEN 0 ELSE 600 END);
            INSERT INTO second VALUES (2);
            """);
        var running = scene.ApplyAsync(Orders, second, Prices);
        await scene.UntilAsync(UntilSleeping);

        await server.KillAsync(Cancellation);
        var lost = await running;
        await server.RestartAsync(Cancellation);
        NpgsqlConnection.ClearAllPools();
        await scene.ExecuteAsync("insert into orders values (99)");
        var resumed = await scene.ApplyAsync(Orders, second, Prices);

        Assert.Equal((second.Name, FileFate.RolledBack), Assert.IsType<ApplyOutcome.ConnectionLost>(lost) is var outcome ? (outcome.File, outcome.Fate) : default);
        Assert.Equal([Orders.Name], lost.Files.Select(f => f.File));
        Assert.Equal([second.Name, Prices.Name], Assert.IsType<ApplyOutcome.Applied>(resumed).Files.Select(f => f.File));
        Assert.Equal("1,99|1,2|0", await scene.AskAsync<string>(
            "select concat_ws('|', (select string_agg(id::text, ',' order by id) from orders), (select string_agg(id::text, ',' order by id) from second), (select count(*) from prices))"));
        Assert.Equal(["20260101000000", "20260102000000", "20260103000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task whose_commit_was_answered_into_the_void_finds_out_that_it_took_effect()
    {
        await using var scene = await OpenAsync(postgres);
        await using var proxy = new CuttingProxy(postgres.Server.Port);
        await using var database = proxy.Through(scene.Database);
        await scene.ApplyAsync(Orders);
        proxy.CutAfterCommit();

        var outcome = await new ApplyRun(database, Directory(Orders, Stocks, Prices), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(Cancellation);

        Assert.Equal((Stocks.Name, FileFate.Committed), Assert.IsType<ApplyOutcome.ConnectionLost>(outcome) is var lost ? (lost.File, lost.Fate) : default);
        Assert.Equal([Stocks.Name], outcome.Files.Select(f => f.File));
        Assert.Equal(["20260101000000", "20260102000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task that_cannot_find_out_says_so()
    {
        await using var scene = await OpenAsync(postgres);
        await using var proxy = new CuttingProxy(postgres.Server.Port);
        await using var database = proxy.Through(scene.Database);
        proxy.CutAfterCommit(forGood: true);
        var hasty = new ApplyOptions { ReconnectTimeout = TimeSpan.FromMilliseconds(300) };

        var outcome = await new ApplyRun(database, Directory(Orders), hasty, Serilog.Core.Logger.None).RunAsync(Cancellation);

        Assert.Equal((Orders.Name, FileFate.Unknown), Assert.IsType<ApplyOutcome.ConnectionLost>(outcome) is var lost ? (lost.File, lost.Fate) : default);
        Assert.IsType<ApplyOutcome.UpToDate>(await scene.ApplyAsync(Orders));
    }

    [Fact]
    public async Task whose_session_ended_during_the_commit_finds_out_that_nothing_of_the_file_is_there()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(File("1_suicide.sql", """
            CREATE TABLE t (id int);
            CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER stop AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stop();
            INSERT INTO t VALUES (1);
            """));

        Assert.Equal(FileFate.RolledBack, Assert.IsType<ApplyOutcome.ConnectionLost>(outcome).Fate);
        Assert.False(await scene.AskAsync<bool>("select exists (select from pg_tables where tablename in ('t', 'atlas_schema_revisions'))"));
    }

    private async Task<Local.Postgres.PostgresServer> OwnServerAsync()
    {
        _ = postgres.Server;   // skips, or fails on CI, where there is no PostgreSQL
        return await PostgresFixture.StartOwnServerAsync(Cancellation);
    }
}
