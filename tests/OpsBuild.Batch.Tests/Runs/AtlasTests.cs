using System.Globalization;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_run_with_Atlas(PostgresFixture postgres)
{
    private const string Marker = """p'a"s\s w/o@r%d$é+<&>;=""";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task applies_what_is_pending_and_nothing_the_next_time()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas);
        scene.With("10_orders.sql", "create table orders (id bigint);\ncreate index orders_id on orders (id);\n").With("20_stocks.sql", "create table stocks (id bigint);\n");

        var first = await scene.RunAsync(Cancellation);
        var second = await scene.RunAsync(Cancellation);

        first.AssertEnded("applied", 0);
        Assert.Equal(["10", "20"], first.Result.GetProperty("applied").EnumerateArray().Select(version => version.GetString()));
        Assert.Equal(3, first.Result.GetProperty("statements").GetInt32());
        Assert.Equal("20", first.Result.GetProperty("current_version").GetString());
        Assert.Contains(first.Lines, line => line.GetProperty("msg").GetString()!.StartsWith("The engine is atlas community version v1.2.3", StringComparison.Ordinal));
        Assert.Equal(["orders", "stocks"], await scene.TablesAsync(Cancellation));
        second.AssertEnded("up_to_date", 0);
    }

    [Fact]
    public async Task says_where_a_statement_failed()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas);
        scene.With("10_orders.sql", "create table orders (id bigint);\n").With("20_broken.sql", "create table stocks (id bigint);\n\nselect no_such_function();\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("migration_failed", 24);
        var failure = run.Result.GetProperty("failure");
        Assert.Equal(("20_broken.sql", 3), (failure.GetProperty("file").GetString(), failure.GetProperty("line").GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, failure.GetProperty("sql_state").ValueKind);
        Assert.Contains("no_such_function", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["orders"], await scene.TablesAsync(Cancellation));
    }

    [Theory]
    [InlineData("crash", "atlas_crashed")]
    [InlineData("garbage", "atlas_unreadable")]
    [InlineData("lie", "atlas_unproven")]
    [InlineData("version_fails", "atlas_version_unknown")]
    public async Task is_no_success_when_Atlas_does_not_prove_one(string fault, string reason)
    {
        using var atlas = new AtlasStandIn(fault);
        await using var scene = await SceneAsync(atlas);

        var run = await scene.With("10_orders.sql", "create table orders (id bigint);\n").RunAsync(Cancellation);

        run.AssertEnded("engine_failed", 35);
        Assert.Equal([reason], run.Reasons);
        Assert.Empty(await scene.TablesAsync(Cancellation));
    }

    [Fact]
    public async Task says_that_there_is_no_Atlas()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas);
        scene.With("10_orders.sql", "create table orders (id bigint);\n").Environment["ATLAS_PATH"] = "/nonexistent/atlas";

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("engine_failed", 35);
        Assert.Equal(["atlas_missing"], run.Reasons);
    }

    [Fact]
    public async Task refuses_what_Atlas_would_cut_otherwise()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas);

        var run = await scene.With("10_orders.sql", "select 1 /* a /* b */ ; */;\n").RunAsync(Cancellation);

        run.AssertEnded("directory_refused", 20);
        Assert.Equal(["statements_cut_otherwise"], run.Reasons);
    }

    [Fact]
    public async Task gives_up_when_somebody_holds_the_lock()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas);
        scene.With("10_orders.sql", "create table orders (id bigint);\n").Environment["MIGRATION_LOCK_TIMEOUT"] = "100ms";
        await using var other = await scene.Database.Superuser.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(other, "select pg_advisory_lock(2686470616)");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("lock_not_acquired", 23);
    }

    [Fact]
    public async Task shows_the_password_to_nobody()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas, Marker);
        scene.With("1_wait.sql", "select pg_advisory_lock(4711);\nselect pg_advisory_unlock(4711);\ncreate table orders (id bigint);\n");
        await using var gate = await scene.Database.Superuser.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(gate, "select pg_advisory_lock(4711)");

        await using var process = BatchProcess.Start(scene.Environment);
        await UntilAsync(scene, "select exists (select from pg_locks where locktype = 'advisory' and objid = 4711 and not granted and database = (select oid from pg_database where datname = current_database()))");
        var commandLines = AllCommandLines();
        await ExecuteAsync(gate, "select pg_advisory_unlock(4711)");
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded("applied", 0);
        Assert.Contains(commandLines, line => line.Contains("migrate\0apply\0", StringComparison.Ordinal));
        AssertAbsent([.. commandLines, run.Output, run.Errors, .. atlas.Calls.SelectMany(call => call)]);
    }

    [Fact]
    public async Task stars_the_password_where_Atlas_says_it()
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas, Marker);

        var run = await scene.With("1_loose.sql", $"do $body$ begin raise exception '%', $text${Marker}$text$; end $body$;\n").RunAsync(Cancellation);

        run.AssertEnded("migration_failed", 24);
        AssertAbsent(run.Output, run.Errors);
    }

    [Theory]
    [InlineData("TERM", "stopped", 143)]
    [InlineData("INT", "interrupted", 130)]
    public async Task passes_a_stop_on_and_says_how_far_it_came(string signal, string outcome, int exitCode)
    {
        using var atlas = new AtlasStandIn();
        await using var scene = await SceneAsync(atlas);
        scene.With("1_orders.sql", "create table orders (id bigint);\n").With("2_long.sql", "create table stocks (id bigint);\nselect pg_sleep(600);\n");

        await using var process = BatchProcess.Start(scene.Environment);
        await UntilAsync(scene, "select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep')");
        await process.SignalAsync(signal, Cancellation);
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded(outcome, exitCode);
        Assert.Equal("1", run.Result.GetProperty("applied")[0].GetString());
        Assert.Contains("2_long.sql", run.Result.GetProperty("refusals")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Equal(["orders"], await scene.TablesAsync(Cancellation));
    }

    private async Task<Scene> SceneAsync(AtlasStandIn atlas, string? password = null)
    {
        var scene = await Scene.CreateAsync(postgres, Cancellation, password);
        scene.Environment["MIGRATION_ENGINE"] = "atlas";
        scene.Environment["ATLAS_PATH"] = atlas.Path;
        return scene;
    }

    private static List<string> AllCommandLines()
    {
        var lines = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                lines.Add(File.ReadAllText(Path.Combine(process, "cmdline")));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile.
            }
        }

        return lines;
    }

    private static void AssertAbsent(params IEnumerable<string> texts) => Assert.All(texts, text =>
    {
        Assert.DoesNotContain(Marker, text, StringComparison.Ordinal);
        Assert.DoesNotContain(System.Text.Json.JsonSerializer.Serialize(Marker).Trim('"'), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Marker), text, StringComparison.OrdinalIgnoreCase);
    });

    private static async Task UntilAsync(Scene scene, string question)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(Deadline);
        while (true)
        {
            await using var command = scene.Database.Superuser.CreateCommand(question);
            if (await command.ExecuteScalarAsync(deadline.Token) is true)
                return;
        }
    }

    private static async Task ExecuteAsync(Npgsql.NpgsqlConnection connection, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
