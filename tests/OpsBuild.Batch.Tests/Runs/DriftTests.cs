using System.Text.Json;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class A_drift_check(PostgresFixture postgres)
{
    private const string Command = "check_db_migration_drift";
    private const string Orders = "create table orders (id bigint primary key, note text);\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ends_clean_pending_or_drifted_and_its_fingerprint_lets_the_apply_through_once()
    {
        await using var shadow = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", Orders);
        (await scene.RunAsync(Cancellation)).AssertEnded("applied", 0);
        var environment = With(scene, shadow);

        var clean = await BatchProcess.RunAsync(environment, Cancellation, Command);
        scene.With("20_stocks.sql", "create table stocks (id bigint);\n");
        var pending = await BatchProcess.RunAsync(environment, Cancellation, Command);
        environment["EXPECTED_FINGERPRINT"] = pending.Result.GetProperty("fingerprint").GetString()!;
        await scene.ExecuteAsync("alter table orders alter column note type character varying(200)", Cancellation);
        var drifted = await BatchProcess.RunAsync(environment, Cancellation, Command);
        var moved = await BatchProcess.RunAsync(environment, Cancellation);
        await scene.ExecuteAsync("alter table orders alter column note type text", Cancellation);
        var applied = await BatchProcess.RunAsync(environment, Cancellation);

        clean.AssertEnded("clean", 0);
        pending.AssertEnded("pending_only", 0);
        Assert.Equal(["20_stocks.sql"], pending.Result.GetProperty("pending").EnumerateArray().Select(file => file.GetString()));
        drifted.AssertEnded("drifted", 30);
        moved.AssertEnded("catalog_moved", 27);
        Assert.Contains("public.orders", moved.Result.GetProperty("refusals")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
        applied.AssertEnded("applied", 0);
    }

    [Fact]
    public async Task tells_the_verdict_first_and_everything_in_one_document()
    {
        await using var shadow = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", Orders);
        (await scene.RunAsync(Cancellation)).AssertEnded("applied", 0);
        await scene.ExecuteAsync($"create table hotfix (id bigint, note text default '{new string('x', 50_000)}')", Cancellation);
        var environment = With(scene, shadow);
        environment["MIGRATION_BASE_VERSION"] = "09";

        var run = await BatchProcess.RunAsync(environment, Cancellation, Command);

        run.AssertEnded("drifted", 30);
        var messages = run.Lines.Select(line => line.GetProperty("msg").GetString()!).ToList();
        Assert.StartsWith("Drift: the database differs", messages.First(message => message.Contains("rift", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Drift: table public.hotfix: absent -> present", messages);
        Assert.Contains(messages, message => message.Contains("ahead of git's base 09: an earlier run has already applied 10_orders.sql", StringComparison.Ordinal));
        Assert.All(run.Output.Split('\n'), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) < 256 * 1024));
        var document = JsonDocument.Parse(string.Concat(run.Lines.Where(line => line.TryGetProperty("document", out _)).Select(line => line.GetProperty("document").GetString()))).RootElement;
        Assert.False(document.GetProperty("equal").GetBoolean());
        var difference = document.GetProperty("differences")[0];
        Assert.Equal(
            ["table", "public.hotfix", "existence", "absent", "present"],
            new[] { "kind", "object", "attribute", "from", "to" }.Select(name => difference.GetProperty(name).GetString()));
        Assert.All(document.GetProperty("not_covered").EnumerateArray(), item => Assert.NotEmpty(item.GetProperty("reason").GetString()!));
        Assert.Contains(document.GetProperty("not_covered").EnumerateArray(), item => item.GetProperty("kind").GetString() == "database");
        Assert.Contains(document.GetProperty("sql").GetProperty("adopt").EnumerateArray(), sql => sql.GetString()!.Contains("create table public.hotfix", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(document.GetProperty("sql").GetProperty("revert").EnumerateArray(), sql => sql.GetString()!.Contains("drop table public.hotfix", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(scene.Database.AdminPassword, run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(shadow.Superuser().Password!, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_when_its_shadow_is_not_there()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", Orders);
        var environment = new Dictionary<string, string>(scene.Environment)
        {
            // A port that nobody may listen on without being root, and nobody does.
            ["SHADOW_DATABASE_URL"] = "postgres://postgres@127.0.0.1:1/postgres",
            ["SHADOW_WAIT_TIMEOUT"] = "500ms",
        };

        var run = await BatchProcess.RunAsync(environment, Cancellation, Command);

        run.AssertEnded("shadow_unusable", 32);
        Assert.Equal(["shadow_unreachable"], run.Reasons);
    }

    [Fact]
    public async Task does_not_begin_with_a_list_of_ignored_differences_that_has_expired()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("signed.yaml", "- object: table public.x\n  reason: old\n  expires: 2020-01-01\n");

        var run = await ProgramRun.InProcessAsync(
            new Dictionary<string, string>
            {
                ["RUN_ID"] = "1", ["DB_HOST"] = "localhost", ["DB_NAME"] = "x", ["DB_ADMIN_CREDENTIAL_ID"] = "x",
                ["SHADOW_DATABASE_URL"] = "postgres://postgres@127.0.0.1:1/postgres", ["DRIFT_IGNORE_FILE"] = directory["signed.yaml"],
            },
            Command);

        run.AssertEnded("wrong_configuration", 2);
        Assert.Equal(["drift_ignore_expired"], run.Reasons);
    }

    [Fact]
    public async Task is_the_only_one_to_read_the_list_of_ignored_differences_where_an_apply_expects_no_fingerprint()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("signed.yaml", "- object: table public.x\n  reason: old\n  expires: 2020-01-01\n");
        await using var scene = await Scene.CreateAsync(postgres, Cancellation);
        scene.With("10_orders.sql", Orders);
        var environment = new Dictionary<string, string>(scene.Environment) { ["DRIFT_IGNORE_FILE"] = directory["signed.yaml"] };

        var run = await BatchProcess.RunAsync(environment, Cancellation);

        run.AssertEnded("applied", 0);
    }

    private static Dictionary<string, string> With(Scene scene, PostgresServer shadow)
    {
        var superuser = shadow.Superuser();
        return new Dictionary<string, string>(scene.Environment)
        {
            ["SHADOW_DATABASE_URL"] = $"postgres://{superuser.Username}:{superuser.Password}@{shadow.Host}:{shadow.Port}/postgres?sslmode=require",
        };
    }
}
