using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_run(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task applies_what_is_pending_and_nothing_the_next_time()
    {
        await using var scene = await SceneAsync();
        scene.With("10_orders.sql", "create table orders (id bigint);\ncreate index orders_id on orders (id);\n").With("20_stocks.sql", "create table stocks (id bigint);\n");

        var first = await scene.RunAsync(Cancellation);
        var second = await scene.RunAsync(Cancellation);

        first.AssertEnded("applied", 0);
        Assert.Equal(["10", "20"], Texts(first, "applied"));
        Assert.Equal(3, first.Result.GetProperty("statements").GetInt32());
        Assert.Equal("20", first.Result.GetProperty("current_version").GetString());
        Assert.True(first.Result.GetProperty("elapsed_ms").GetInt64() > 0);
        Assert.Equal(Scene.RunId, first.Result.GetProperty("run_id").GetString());
        Assert.Equal("INFO", first.Result.GetProperty("level").GetString());
        Assert.Equal(["orders", "stocks"], await scene.TablesAsync(Cancellation));
        second.AssertEnded("up_to_date", 0);
        Assert.Empty(Texts(second, "applied"));
        Assert.Equal("20", second.Result.GetProperty("current_version").GetString());
    }

    [Fact]
    public async Task works_in_the_schema_that_it_is_told()
    {
        await using var scene = await SceneAsync();
        scene.With("1_schema.sql", "create table named as select current_schema()::text as schema;\n");
        scene.Environment["DB_SCHEMA"] = "My \"Schema\"";
        await scene.ExecuteAsync($"create schema \"My \"\"Schema\"\"\" authorization {scene.Database.AdminUser}", Cancellation);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("applied", 0);
        await using var command = scene.Database.Superuser.CreateCommand("select schema from \"My \"\"Schema\"\"\".named");
        Assert.Equal("My \"Schema\"", await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task says_where_a_statement_failed_and_keeps_the_files_before()
    {
        await using var scene = await SceneAsync();
        scene.With("10_orders.sql", "create table orders (id bigint);\n").With("20_broken.sql", "create table stocks (id bigint);\n\nselect no_such_function();\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("migration_failed", 24);
        var failure = run.Result.GetProperty("failure");
        Assert.Equal("20_broken.sql", failure.GetProperty("file").GetString());
        Assert.Equal(3, failure.GetProperty("line").GetInt32());
        Assert.True(failure.GetProperty("column").GetInt32() >= 1);
        Assert.Equal("42883", failure.GetProperty("sql_state").GetString());
        Assert.Contains("no_such_function", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["10"], Texts(run, "applied"));
        Assert.Equal(["orders"], await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task refuses_a_directory_without_its_sum()
    {
        await using var scene = await SceneAsync();
        scene.WriteUnsummed("10_orders.sql", "create table orders (id bigint);\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("directory_refused", 20);
        Assert.Equal(["sum_missing"], run.Reasons);
        Assert.Empty(await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task refuses_a_directory_that_its_sum_does_not_match()
    {
        await using var scene = await SceneAsync();
        scene.With("10_orders.sql", "create table orders (id bigint);\n").WriteUnsummed("10_orders.sql", "create table others (id bigint);\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("directory_refused", 20);
        Assert.Equal(["sum_mismatch"], run.Reasons);
        Assert.Empty(await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task refuses_a_directory_that_is_not_there()
    {
        await using var scene = await SceneAsync();
        scene.Environment["MIGRATION_DIR"] = "/nonexistent/migrations";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("directory_refused", 20);
        Assert.Equal(["directory_unreadable"], run.Reasons);
        Assert.Empty(scene.Secrets.Calls);
    }

    [Fact]
    public async Task refuses_an_applied_file_that_was_edited()
    {
        await using var scene = await AppliedAsync();
        scene.With("10_orders.sql", "create table orders (id integer);\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("history_refused", 21);
        Assert.Equal(["applied_file_edited"], run.Reasons);
    }

    [Fact]
    public async Task refuses_a_directory_that_lacks_an_applied_file()
    {
        await using var scene = await AppliedAsync();
        scene.Delete("10_orders.sql");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("history_refused", 21);
        Assert.Equal(["applied_file_removed"], run.Reasons);
    }

    [Fact]
    public async Task refuses_a_file_that_is_older_than_the_newest_applied_one()
    {
        await using var scene = await AppliedAsync();
        scene.With("15_between.sql", "create table between_them (id bigint);\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("history_refused", 21);
        Assert.Equal(["file_older_than_database"], run.Reasons);
        Assert.Equal(["orders", "stocks"], await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task refuses_a_database_that_has_objects_and_no_history()
    {
        await using var scene = await SceneAsync();
        await scene.ExecuteAsync("create table already_there (id bigint)", Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");

        var refused = await scene.RunAsync(Cancellation);
        scene.Environment["MIGRATION_BASELINE_VERSION"] = "no-such-version";
        var unknown = await scene.RunAsync(Cancellation);
        scene.Environment["MIGRATION_BASELINE_VERSION"] = "10";
        var baseline = await scene.With("20_stocks.sql", "create table stocks (id bigint);\n").RunAsync(Cancellation);

        refused.AssertEnded("database_not_empty", 22);
        unknown.AssertEnded("wrong_configuration", 2);
        baseline.AssertEnded("applied", 0);
        Assert.Equal("10", baseline.Result.GetProperty("baseline_version").GetString());
        Assert.Equal(["already_there", "stocks"], await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task shows_its_run_to_whoever_looks_into_the_server()
    {
        await using var scene = await SceneAsync();
        scene.With("10_who.sql", "create table who as select application_name from pg_stat_activity where datname = current_database() and application_name <> '';\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("applied", 0);
        await using var names = scene.Database.DataSource.CreateCommand("select count(*) from who where application_name like '%' || $1 || '%'");
        names.Parameters.Add(new Npgsql.NpgsqlParameter<string> { TypedValue = scene.Environment["RUN_ID"] });
        Assert.Equal(2L, await names.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task gives_up_when_another_run_holds_the_lock()
    {
        await using var scene = await SceneAsync();
        scene.With("10_orders.sql", "create table orders (id bigint);\n").Environment["MIGRATION_LOCK_TIMEOUT"] = "100ms";
        await using var other = await scene.Database.Superuser.OpenConnectionAsync(Cancellation);
        await using var take = new Npgsql.NpgsqlCommand("select pg_advisory_lock(2686470616)", other);
        await take.ExecuteNonQueryAsync(Cancellation);

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("lock_not_acquired", 23);
        Assert.Empty(await scene.TablesAsync(Cancellation));
    }

    [Theory]
    [InlineData("apply_db_migration")]
    [InlineData("plan_db_migration")]
    public async Task says_that_the_connection_was_lost_where_somebody_ends_its_session(string command)
    {
        await using var scene = await AppliedAsync();
        await using var other = await scene.Database.Superuser.OpenConnectionAsync(Cancellation);
        await using var hold = new Npgsql.NpgsqlCommand("begin; lock table atlas_schema_revisions.atlas_schema_revisions in access exclusive mode", other);
        await hold.ExecuteNonQueryAsync(Cancellation);
        await using var process = BatchProcess.Start(scene.Environment, command);
        // By another connection: within one transaction the view of the sessions stays as it was.
        await using var end = scene.Database.Superuser.CreateCommand(
            "select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        while (await end.ExecuteScalarAsync(deadline.Token) is not true)
            await Task.Delay(20, deadline.Token);

        var run = await process.EndAsync(Cancellation);

        run.AssertEnded("connection_lost", 26);
        Assert.Equal(["connection_lost"], run.Reasons);
    }

    [Theory]
    [InlineData("10", 1)]
    [InlineData("20", 0)]
    public async Task compares_gits_base_with_the_database_and_goes_on(string baseVersion, int notices)
    {
        await using var scene = await AppliedAsync();
        scene.Environment["MIGRATION_BASE_VERSION"] = baseVersion;

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("up_to_date", 0);
        Assert.Equal(baseVersion, run.Result.GetProperty("base_version").GetString());
        Assert.Equal("20", run.Result.GetProperty("version_before").GetString());
        Assert.Equal(notices, run.Lines.Count(line => line.GetProperty("msg").GetString()!.Contains("git's base", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task knows_where_the_database_was_before_it_applied()
    {
        await using var scene = await AppliedAsync();
        scene.With("30_more.sql", "create table more (id bigint);\n").Environment["MIGRATION_BASE_VERSION"] = "20";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("applied", 0);
        Assert.Equal("20", run.Result.GetProperty("version_before").GetString());
        Assert.DoesNotContain(run.Lines, line => line.GetProperty("msg").GetString()!.Contains("git's base", StringComparison.Ordinal));
    }

    private Task<Scene> SceneAsync() => Scene.CreateAsync(postgres, Cancellation);

    private async Task<Scene> AppliedAsync()
    {
        var scene = await SceneAsync();
        scene.With("10_orders.sql", "create table orders (id bigint);\n").With("20_stocks.sql", "create table stocks (id bigint);\n");
        (await scene.RunAsync(Cancellation)).AssertEnded("applied", 0);
        return scene;
    }

    private static IEnumerable<string?> Texts(ProgramRun run, string fact) => run.Result.GetProperty(fact).EnumerateArray().Select(text => text.GetString());
}
