using OpsBuild.Definitions;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Testing;

namespace OpsBuild.Pipeline.Tests.Local;

/// <summary>The committed files themselves, filled in, checked, registered and run on this machine.</summary>
public sealed class The_generated_definitions(PostgresFixture fixture)
{
    // What the batch has to print, whatever the command.
    private const string ResultLine =
        """printf '{"level":"INFO","msg":"batch result","run_id":"%s","command":"%s","outcome":"done","exit_code":0}\n' "$RUN_ID" "$1" """;

    public static TheoryData<string> Commands => [.. ProjectDefinitions.OneShotTasks.Select(task => task.Command)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task run_on_the_local_ECS_as_they_are(string command)
    {
        await using var machine = new OwnMachine(fixture);
        await using var environment = await OwnMachine.OpenAsync(machine.WithBatch(ResultLine));
        var heard = new Heard();

        var outcome = await new OneShotRunner(environment).RunAsync(RunOf(command), heard, TestContext.Current.CancellationToken);

        Assert.True(outcome.Verdict is TaskVerdict.Succeeded, string.Join('\n', [.. heard.Told, $"{outcome.Verdict}"]));
        Assert.Contains("state STOPPED", heard.Told);
    }

    [Fact]
    public async Task start_the_shadow_database_first_and_the_batch_when_it_answers()
    {
        await using var machine = new OwnMachine(fixture);
        // The batch looks for its shadow at once, and never again: it must be there by then.
        await using var environment = await OwnMachine.OpenAsync(machine.WithBatch($"""
            place=${"{SHADOW_DATABASE_URL#*@}"}; place=${"{place%%/*}"}
            exec 3<>"/dev/tcp/${"{place%:*}"}/${"{place#*:}"}" || exit 1
            echo "shadow at $place"
            {ResultLine}
            """));
        var heard = new Heard();

        var outcome = await new OneShotRunner(environment).RunAsync(RunOf("check_db_migration_drift"), heard, TestContext.Current.CancellationToken);

        Assert.True(outcome.Verdict is TaskVerdict.Succeeded, string.Join('\n', [.. heard.Told, $"{outcome.Verdict}"]));
        var lines = heard.Told.ToList();
        var shadow = lines.FindIndex(line => line.StartsWith("shadow-postgres> ", StringComparison.Ordinal));
        var batch = lines.FindIndex(line => line.StartsWith("check-db-migration-drift> shadow at 127.0.0.1:", StringComparison.Ordinal));
        Assert.True(shadow >= 0 && batch >= 0, string.Join('\n', lines));
        Assert.Equal(["check-db-migration-drift", "shadow-postgres"], outcome.Logs.Keys.Order(StringComparer.Ordinal));
    }

    private static OneShotRun RunOf(string command) => new(ProjectDefinitions.OneShotTasks.Single(task => task.Command == command), "Test")
    {
        RunId = RunId.New(TimeProvider.System),
        Definitions = RepositoryFolder.Definitions,
        Timeout = TimeSpan.FromMinutes(2),
    };
}
