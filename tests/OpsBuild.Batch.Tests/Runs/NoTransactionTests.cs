using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_run_over_a_file_without_a_transaction(PostgresFixture postgres)
{
    private const string Header = "-- atlas:txmode none\n\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task says_how_far_it_came_and_goes_on_there()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n").With("20_alone.sql", $"{Header}create table kept ();\nselect 1/0;\n");

        var failed = await scene.RunAsync(Cancellation);
        scene.With("20_alone.sql", $"{Header}create table kept ();\ncreate index concurrently orders_id on orders (id);\n");
        var resumed = await scene.RunAsync(Cancellation);

        failed.AssertEnded("migration_failed", 24);
        var half = failed.Result.GetProperty("half_applied");
        Assert.Equal(("20", 1, 2), (half.GetProperty("version").GetString(), half.GetProperty("statements").GetInt32(), half.GetProperty("total").GetInt32()));
        resumed.AssertEnded("applied", 0);
        Assert.False(resumed.Result.TryGetProperty("half_applied", out _));
        Assert.Equal("20", resumed.Result.GetProperty("current_version").GetString());
    }

    [Fact]
    public async Task asks_about_a_statement_that_may_have_run_and_takes_the_answer()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_log.sql", """
            create table log (n int);
            create procedure fill() language plpgsql as $$ begin
                insert into log values (1); commit; perform pg_sleep(600);
            end $$;
            """).With("20_alone.sql", $"{Header}call fill();\ninsert into log values (2);\n");
        await using var process = BatchProcess.Start(scene.Environment);
        await UntilSleepingAsync(scene);
        await process.SignalAsync("KILL", Cancellation);
        await scene.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()", Cancellation);

        var asking = await scene.RunAsync(Cancellation);
        scene.Environment["MIGRATION_STATEMENT_RAN"] = "20:1";
        var answered = await scene.RunAsync(Cancellation);

        asking.AssertEnded("statement_in_doubt", 29);
        Assert.Equal(["statement_in_doubt"], asking.Reasons);
        var refusal = asking.Result.GetProperty("refusals")[0];
        Assert.Contains("20_alone.sql:3:1: Did statement 1 run? call fill();", refusal.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Contains(Scene.RunId, refusal.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Contains("MIGRATION_STATEMENT_DID_NOT_RUN=20:1", refusal.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        answered.AssertEnded("applied", 0);
        await using var command = scene.Database.Superuser.CreateCommand("select string_agg(n::text, ',' order by n) from log");
        Assert.Equal("1,2", await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task names_an_invalid_index_with_the_statements_that_mend_it()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\ninsert into orders values (1), (1);\n")
            .With("20_alone.sql", $"{Header}create unique index concurrently once on orders (id);\n");

        var failed = await scene.RunAsync(Cancellation);

        failed.AssertEnded("migration_failed", 24);
        var index = failed.Result.GetProperty("invalid_indexes")[0];
        Assert.Equal("public.once", index.GetProperty("index").GetString());
        Assert.Equal("orders", index.GetProperty("table").GetString());
        Assert.False(index.GetProperty("was_there_before").GetBoolean());
        Assert.Equal("drop index concurrently public.once;", index.GetProperty("repair")[0].GetString());
        Assert.Contains(failed.Lines, line => line.GetProperty("level").GetString() == "WARN"
            && line.GetProperty("msg").GetString()!.Contains("public.once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task groups_files_as_the_environment_says()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n").With("20_broken.sql", "create table stocks (id bigint);\nselect 1/0;\n");

        scene.Environment["MIGRATION_TX_MODE"] = "all";
        var all = await scene.RunAsync(Cancellation);
        var none = await scene.TablesAsync(Cancellation);
        scene.Environment["MIGRATION_TX_MODE"] = "none";
        var single = await scene.RunAsync(Cancellation);

        all.AssertEnded("migration_failed", 24);
        Assert.Empty(none);
        single.AssertEnded("migration_failed", 24);
        Assert.Equal(["orders", "stocks"], await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task refuses_contradictory_answers()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        scene.Environment["MIGRATION_STATEMENT_RAN"] = scene.Environment["MIGRATION_STATEMENT_DID_NOT_RUN"] = "10:1";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("wrong_configuration", 2);
        Assert.Equal(["contradictory"], run.Reasons);
    }

    private static async Task UntilSleepingAsync(Scene scene)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        await using var question = scene.Database.Superuser.CreateCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep')");
        while (await question.ExecuteScalarAsync(deadline.Token) is not true)
            await Task.Delay(10, deadline.Token);
    }
}
