using System.Text.Json;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_look_ahead(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task tells_what_an_apply_would_do_and_does_none_of_it()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        (await scene.RunAsync(Cancellation)).AssertEnded("applied", 0);
        scene.With("20_note.sql", "alter table orders add column note text;\ncreate index orders_note on orders (note);\n");

        var run = await PlanAsync(scene);
        var again = await PlanAsync(scene);

        run.AssertEnded("planned", 0);
        Assert.Equal("plan_db_migration", run.Result.GetProperty("command").GetString());
        Assert.Equal("10", run.Result.GetProperty("current_version").GetString());
        Assert.Equal(["20_note.sql"], run.Result.GetProperty("pending").EnumerateArray().Select(file => file.GetString()));
        Assert.Equal((1, 2), (run.Result.GetProperty("pending_count").GetInt32(), run.Result.GetProperty("statements").GetInt32()));
        Assert.Equal("ACCESS EXCLUSIVE", run.Result.GetProperty("strongest_lock").GetString());
        Assert.False(run.Result.GetProperty("lock_held").GetBoolean());
        Assert.True(run.Result.GetProperty("lint_errors").GetInt32() + run.Result.GetProperty("lint_warnings").GetInt32() > 0);
        Assert.Contains(run.Lines, line => line.GetProperty("msg").GetString()!.StartsWith("2. CREATE INDEX: SHARE on orders", StringComparison.Ordinal));
        again.AssertEnded("planned", 0);
        Assert.Equal(["orders"], await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task has_a_document_for_programs()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "-- what is ordered\n  create table orders (id bigint, note text default '🙂');\n");

        var run = await PlanAsync(scene);

        var text = string.Concat(run.Lines.Where(line => line.TryGetProperty("document", out _)).Select(line => line.GetProperty("document").GetString()));
        var document = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            ["outcome", "engine", "engine_version", "current_version", "baseline_version", "revision_table", "lock_holder", "may_not_write", "pending", "lint"],
            document.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("planned", "builtin"), (document.GetProperty("outcome").GetString(), document.GetProperty("engine").GetString()));
        Assert.False(document.GetProperty("revision_table").GetProperty("exists").GetBoolean());
        var file = Assert.Single(document.GetProperty("pending").EnumerateArray());
        Assert.Equal("10_orders.sql 10 orders file", string.Join(' ', new[] { "file", "version", "description", "transaction_mode" }.Select(name => file.GetProperty(name).GetString())));
        Assert.StartsWith("h1:", file.GetProperty("hash").GetString(), StringComparison.Ordinal);
        var statement = Assert.Single(file.GetProperty("statements").EnumerateArray());
        Assert.Equal((1, 2, 3), (statement.GetProperty("number").GetInt32(), statement.GetProperty("line").GetInt32(), statement.GetProperty("column").GetInt32()));
        Assert.Equal("CREATE TABLE", statement.GetProperty("command").GetString());
        Assert.Empty(statement.GetProperty("locks").EnumerateArray());
        Assert.Contains("🙂", statement.GetProperty("excerpt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_nothing_to_tell_of_a_database_that_is_up_to_date()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        (await scene.RunAsync(Cancellation)).AssertEnded("applied", 0);

        var run = await PlanAsync(scene);

        run.AssertEnded("up_to_date", 0);
        Assert.Equal(0, run.Result.GetProperty("pending_count").GetInt32());
    }

    [Fact]
    public async Task ends_as_the_apply_would_where_that_would_refuse()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.WriteUnsummed("10_orders.sql", "create table orders (id bigint);\n");
        var directory = await PlanAsync(scene);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        await scene.ExecuteAsync("create table already_there (id bigint)", Cancellation);
        var database = await PlanAsync(scene);

        directory.AssertEnded("directory_refused", 20);
        Assert.Equal(["sum_missing"], directory.Reasons);
        database.AssertEnded("database_not_empty", 22);
    }

    [Fact]
    public async Task refuses_a_file_whose_time_out_contradicts_what_the_apply_is_told()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "-- opsbuild:statement_timeout 5s\n\ncreate table orders (id bigint);\n");
        scene.Environment["MIGRATION_STATEMENT_LOCK_TIMEOUT"] = "10s";
        var contradicts = await PlanAsync(scene);
        scene.Environment["MIGRATION_STATEMENT_LOCK_TIMEOUT"] = "2s";
        var agrees = await PlanAsync(scene);

        Assert.Equal(["file_setting_invalid"], contradicts.Reasons);
        agrees.AssertEnded("planned", 0);
    }

    [Fact]
    public async Task asks_Atlas_where_it_is_to_apply()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", "create table orders (id bigint);\n");
        (scene.Environment["MIGRATION_ENGINE"], scene.Environment["ATLAS_PATH"]) = ("atlas", atlas.Path);

        var planned = await PlanAsync(scene);
        scene.Environment["ATLAS_PATH"] = "/nonexistent/atlas";
        var missing = await PlanAsync(scene);

        planned.AssertEnded("planned", 0);
        missing.AssertEnded("engine_failed", 35);
        Assert.Equal(["atlas_missing"], missing.Reasons);
    }

    [Fact]
    public async Task names_a_list_of_rules_that_it_cannot_read()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.Environment["MIGRATION_DIR"] = Path.Combine(scene.Environment["MIGRATION_DIR"], "migrations");
        scene.WriteUnsummed("migrations/10_orders.sql", "create table orders (id bigint);\n");
        scene.WriteUnsummed("lint.yaml", "OB000: loud\n");

        (await PlanAsync(scene)).AssertEnded("wrong_configuration", 2);
    }

    private static Task<ProgramRun> PlanAsync(Scene scene) => BatchProcess.RunAsync(scene.Environment, Cancellation, "plan_db_migration");
}
