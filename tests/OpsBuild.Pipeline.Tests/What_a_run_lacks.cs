using OpsBuild.Definitions;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Pipeline.Tests;

public sealed class What_a_run_lacks
{
    private static readonly OneShotTask Apply = ProjectDefinitions.OneShotTasks.Single(task => task.Command == "apply_db_migration");

    [Fact]
    public async Task is_named_all_at_once_and_nothing_is_sent()
    {
        var runner = new UnusedRunner();
        await using var environment = await EnvironmentAsync(runner, new Dictionary<string, string>());

        var missing = await Assert.ThrowsAsync<MissingValuesException>(() => new OneShotRunner(environment).RunAsync(Run, new Heard(), TestContext.Current.CancellationToken));

        Assert.Equal(["DB_ADMIN_CREDENTIAL_ID", "IMAGE_URI"], missing.Values.Select(value => value.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task is_found_by_the_rules_before_anything_is_sent()
    {
        var runner = new UnusedRunner();
        await using var environment = await EnvironmentAsync(runner, new Dictionary<string, string> { ["DB_ADMIN_CREDENTIAL_ID"] = "db/admin", ["IMAGE_URI"] = "batch:latest" });

        var refused = await Assert.ThrowsAsync<RefusedDefinitionException>(() => new OneShotRunner(environment).RunAsync(Run, new Heard(), TestContext.Current.CancellationToken));

        Assert.Contains("latest", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Findings);
    }

    private static OneShotRun Run => new(Apply, "ApplyMigration") { RunId = RunId.New(TimeProvider.System), Definitions = RepositoryFolder.Definitions };

    private static async Task<RunEnvironment> EnvironmentAsync(ITaskRunner runner, IReadOnlyDictionary<string, string> variables) => new()
    {
        Name = "test",
        Region = "eu-central-1",
        Cluster = "shop",
        Variables = variables,
        State = await TerraformStateFile.LoadAsync(Path.Combine(RepositoryFolder.Definitions, "fixtures", "terraform.tfstate"), null, TestContext.Current.CancellationToken),
        Runner = runner,
        // Nobody deploys here.
        Deployer = null!,
        Services = null!,
        Schemas = null!,
    };

    private sealed class UnusedRunner : ITaskRunner
    {
        public Task<TaskRunOutcome> RunAsync(TaskRunRequest request, ITaskObserver observer, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing should be sent.");
    }
}
