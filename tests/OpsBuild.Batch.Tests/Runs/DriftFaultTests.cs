using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_drift_check_that_fails(PostgresFixture postgres)
{
    private const string Command = "check_db_migration_drift";

    // The view's definition is what waits for whoever has locked the table.
    private const string Orders = "create table orders (id bigint);\ncreate view ids as select id from orders;\n";

    // Takes its time in the shadow only.
    private const string Sleep = "select pg_sleep(case when current_database() = 'shadow' then 600 else 0 end);\n";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task for_its_target_was_killed_says_that_the_connection_was_lost()
    {
        await using var server = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await AppliedAsync(await Scene.CreateAsync(server, Cancellation), ("10_orders.sql", Orders));
        var environment = With(scene, shadow: null);
        await using var somebody = NpgsqlDataSource.Create(scene.Database.SuperuserConnectionString);
        var connection = await somebody.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(connection, "begin; lock table orders in access exclusive mode");

        await using var process = BatchProcess.Start(environment, Command);
        await UntilAsync(scene.Database.Superuser, "exists (select from pg_stat_activity where application_name like 'opsbuild%' and wait_event_type = 'Lock' and wait_event = 'relation')");
        await server.KillAsync(Cancellation);
        var run = await process.EndAsync(Cancellation);

        await Record.ExceptionAsync(() => connection.DisposeAsync().AsTask());
        scene.Database.Superuser.Clear();
        await server.RestartAsync(Cancellation);
        run.AssertEnded("connection_lost", 26);
        Assert.Equal(["connection_lost"], run.Reasons);
    }

    [Fact]
    public async Task for_its_shadow_was_killed_says_so()
    {
        await using var shadow = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await AppliedAsync(await Scene.CreateAsync(postgres, Cancellation), ("10_long.sql", Sleep));

        await using var process = BatchProcess.Start(With(scene, shadow), Command);
        await AsleepAsync(shadow);
        await shadow.KillAsync(Cancellation);
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded("shadow_unusable", 32);
        Assert.Equal(["shadow_lost"], run.Reasons);
    }

    [Fact]
    public async Task for_it_was_stopped_leaves_nothing_in_its_shadow()
    {
        await using var shadow = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await AppliedAsync(await Scene.CreateAsync(postgres, Cancellation), ("10_long.sql", Sleep));
        var before = await StateAsync(shadow);

        await using var process = BatchProcess.Start(With(scene, shadow), Command);
        await AsleepAsync(shadow);
        await process.SignalAsync("TERM", Cancellation);
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded("stopped", 143);
        Assert.Equal(["stopped_before_any_change"], run.Reasons);
        Assert.Equal(before, await StateAsync(shadow));
    }

    [Fact]
    public async Task for_want_of_time_leaves_nothing_in_its_shadow()
    {
        await using var shadow = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await AppliedAsync(await Scene.CreateAsync(postgres, Cancellation), ("10_long.sql", Sleep));
        var before = await StateAsync(shadow);
        var environment = With(scene, shadow);
        environment["DRIFT_CHECK_TIMEOUT"] = "3s";

        var run = await BatchProcess.RunAsync(environment, Cancellation, Command);

        run.AssertEnded("out_of_time", 34);
        Assert.Equal(["out_of_time"], run.Reasons);
        Assert.InRange(run.Result.GetProperty("elapsed_ms").GetInt64(), 2_700, 13_000);
        Assert.Equal(before, await StateAsync(shadow));
    }

    [Fact]
    public async Task for_somebody_alters_a_table_names_the_table()
    {
        await using var scene = await AppliedAsync(await Scene.CreateAsync(postgres, Cancellation), ("10_orders.sql", Orders));
        await using var connection = await scene.Database.Superuser.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(connection, "begin; lock table orders in access exclusive mode");

        var run = await BatchProcess.RunAsync(With(scene, shadow: null), Cancellation, Command);

        run.AssertEnded("catalog_unreadable", 33);
        Assert.Contains("public.orders is locked by process", run.Result.GetProperty("refusals")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    private static async Task<Scene> AppliedAsync(Scene scene, params (string Name, string Sql)[] files)
    {
        foreach (var (name, sql) in files)
            scene.With(name, sql);
        (await scene.RunAsync(Cancellation)).AssertEnded("applied", 0);
        return scene;
    }

    private static Dictionary<string, string> With(Scene scene, PostgresServer? shadow)
    {
        var superuser = shadow?.Superuser();
        return new Dictionary<string, string>(scene.Environment)
        {
            ["SHADOW_DATABASE_URL"] = shadow is null
                ? "postgres://postgres@127.0.0.1:1/postgres"
                : $"postgres://{superuser!.Username}:{superuser.Password}@{shadow.Host}:{shadow.Port}/postgres?sslmode=require",
        };
    }

    private static async Task AsleepAsync(PostgresServer shadow)
    {
        await using var superuser = NpgsqlDataSource.Create(shadow.Superuser());
        await UntilAsync(superuser, "exists (select from pg_stat_activity where datname = 'shadow' and wait_event = 'PgSleep')");
    }

    private static async Task<string> StateAsync(PostgresServer server)
    {
        await using var superuser = NpgsqlDataSource.Create(server.Superuser());
        await using var command = superuser.CreateCommand(
            "select string_agg(name, ', ' order by name) from (select datname::text from pg_database union all select rolname from pg_roles) everything (name)");
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task UntilAsync(NpgsqlDataSource superuser, string condition)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(Deadline);
        while (true)
        {
            await using var command = superuser.CreateCommand($"select {condition}");
            if (await command.ExecuteScalarAsync(deadline.Token) is true)
                return;
            await Task.Delay(50, deadline.Token);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
