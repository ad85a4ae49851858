using System.Globalization;
using System.Text.Json;
using Npgsql;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_run_that_gets_no_lock(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ends_with_its_own_outcome_and_names_statement_and_blocker()
    {
        await using var scene = await BlockedSceneAsync();
        await using var blocker = await BlockAsync(scene);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("locks_not_obtained", 28);
        Assert.Equal(["locks_not_obtained"], run.Reasons);
        var failure = run.Result.GetProperty("failure");
        Assert.Equal(("20_note.sql", 2, "55P03"), (failure.GetProperty("file").GetString(), failure.GetProperty("line").GetInt32(), failure.GetProperty("sql_state").GetString()));
        Assert.Equal(2, run.Result.GetProperty("lock_tries").GetInt32());
        var named = Assert.Single(run.Result.GetProperty("blockers").EnumerateArray());
        Assert.Equal(blocker.ProcessID, named.GetProperty("pid").GetInt32());
        Assert.Equal(
            ("night report", scene.Database.AdminUser, "idle in transaction", "AccessShareLock", "relation public.orders"),
            (Text(named, "application_name"), Text(named, "user"), Text(named, "state"), Text(named, "lock_mode"), Text(named, "object")));
        Assert.True(named.GetProperty("transaction_seconds").GetDouble() > 0 && named.GetProperty("query_seconds").GetDouble() > 0);
        Assert.False(named.TryGetProperty("query", out _));
        var told = run.Lines.Where(line => line.TryGetProperty("blocker_pid", out var pid) && pid.GetInt32() == blocker.ProcessID).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, line => Assert.Equal(("WARN", "relation public.orders"), (Text(line, "level"), Text(line, "blocker_object"))));
        Assert.DoesNotContain("select * from orders", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Result.GetProperty("applied").EnumerateArray());
    }

    [Fact]
    public async Task says_how_often_it_tried_when_it_gets_it_in_the_end()
    {
        await using var scene = await BlockedSceneAsync();
        scene.Environment["MIGRATION_LOCK_TRIES"] = "100";
        await using var blocker = await BlockAsync(scene);
        await using var process = BatchProcess.Start(scene.Environment);

        await process.SaysAsync("Try 1 of 100", Cancellation);
        await blocker.CloseAsync();
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded("applied", 0);
        Assert.Equal(run.Lines.Count(line => Text(line, "msg")!.Contains("a lock could not be had", StringComparison.Ordinal)), run.Result.GetProperty("lock_retries").GetInt32());
    }

    [Fact]
    public async Task shows_the_blockers_query_when_asked()
    {
        await using var scene = await BlockedSceneAsync();
        scene.Environment["MIGRATION_SHOW_BLOCKING_QUERIES"] = "true";
        await using var blocker = await BlockAsync(scene);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("locks_not_obtained", 28);
        Assert.Equal("select * from orders", Text(Assert.Single(run.Result.GetProperty("blockers").EnumerateArray()), "query"));
    }

    [Fact]
    public async Task that_a_file_asks_for_wrongly_is_a_configuration_error_before_anything_runs()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n").With("20_note.sql", "-- Why.\n-- opsbuild:lock_timeout soon\n\nselect 1;\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("wrong_configuration", 2);
        Assert.Equal(["file_setting_invalid"], run.Reasons);
        Assert.StartsWith("20_note.sql:2: ", Text(Assert.Single(run.Result.GetProperty("refusals").EnumerateArray()), "what"), StringComparison.Ordinal);
        Assert.Empty(await scene.TablesAsync(Cancellation));
    }

    private async Task<Scene> BlockedSceneAsync()
    {
        var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        (await scene.RunAsync(Cancellation)).AssertEnded("applied", 0);
        scene.With("20_note.sql", "insert into orders values (1);\nalter table orders add column note text;\n");
        scene.Environment["MIGRATION_STATEMENT_LOCK_TIMEOUT"] = "3s";
        scene.Environment["MIGRATION_LOCK_TRIES"] = "2";
        return scene;
    }

    private static async Task<NpgsqlConnection> BlockAsync(Scene scene)
    {
        var blocker = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(scene.Database.ConnectionString) { Pooling = false, ApplicationName = "night report" }.ConnectionString);
        await blocker.OpenAsync(Cancellation);
        await new NpgsqlCommand("begin", blocker).ExecuteNonQueryAsync(Cancellation);
        await new NpgsqlCommand("select * from orders", blocker).ExecuteNonQueryAsync(Cancellation);
        return blocker;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

public sealed class A_run_behind_a_pooler(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "connection_pooler")]
    [InlineData("search_path", "sessions_pooled")]
    public async Task that_lends_sessions_out_is_refused_with_the_reason(string ignored, string reason)
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        await using var bouncer = await PgBouncer.StartAsync(scene.Database, "transaction", 20, Cancellation, ignored);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        (scene.Environment["DB_PORT"], scene.Environment["DB_SSL_MODE"]) = (bouncer.Port.ToString(CultureInfo.InvariantCulture), "disable");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("connection_rejected", 14);
        Assert.Equal([reason], run.Reasons);
        Assert.Empty(await scene.TablesAsync(Cancellation));
    }
}
