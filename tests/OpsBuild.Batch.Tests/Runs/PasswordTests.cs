using System.Globalization;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

public sealed class The_password(PostgresFixture postgres)
{
    private const string Marker = """p'a"s\s w/o@r%d$é+<&>;=""";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task may_hold_any_character_and_shows_nowhere_while_the_program_runs()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation, password: Marker);
        scene.With("1_wait.sql", "select pg_advisory_lock(4711);\nselect pg_advisory_unlock(4711);\ncreate table orders (id bigint);\n");
        await using var gate = await scene.Database.Superuser.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(gate, "select pg_advisory_lock(4711)");

        await using var process = BatchProcess.Start(scene.Environment);
        await WaitingAsync(scene);
        var commandLine = await File.ReadAllTextAsync($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/cmdline", Cancellation);
        var environment = await File.ReadAllTextAsync($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/environ", Cancellation);
        await ExecuteAsync(gate, "select pg_advisory_unlock(4711)");
        var run = await process.EndAsync(Cancellation);

        run.AssertEnded("applied", 0);
        AssertAbsent(commandLine, environment, run.Output, run.Errors);
    }

    [Fact]
    public async Task is_starred_where_a_migration_itself_says_it()
    {
        await using var scene = await Scene.CreateAsync(postgres, Cancellation, password: Marker);
        scene.With("1_loose.sql", $"do $body$ begin raise exception '%', $text${Marker}$text$; end $body$;\n");

        var run = await scene.RunAsync(Cancellation);

        run.AssertEnded("migration_failed", 24);
        AssertAbsent(run.Output, run.Errors);
        Assert.Equal("***", run.Result.GetProperty("failure").GetProperty("message").GetString());
    }

    private static void AssertAbsent(params IEnumerable<string> texts) => Assert.All(texts, text =>
    {
        Assert.DoesNotContain(Marker, text, StringComparison.Ordinal);
        Assert.DoesNotContain(System.Text.Json.JsonSerializer.Serialize(Marker).Trim('"'), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Marker), text, StringComparison.OrdinalIgnoreCase);
    });

    private static async Task WaitingAsync(Scene scene)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(Deadline);
        var waits = false;
        while (!waits)
        {
            await using var command = scene.Database.Superuser.CreateCommand("select exists (select from pg_locks where locktype = 'advisory' and objid = 4711 and not granted)");
            waits = (bool)(await command.ExecuteScalarAsync(deadline.Token))!;
        }
    }

    private static async Task ExecuteAsync(Npgsql.NpgsqlConnection connection, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
