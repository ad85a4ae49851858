using OpsBuild.Definitions;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Pipeline.Local;
using OpsBuild.Pipeline.Services;
using OpsBuild.Pipeline.Tests.Local;
using OpsBuild.Testing;

namespace OpsBuild.Pipeline.Tests.Services;

/// <summary>The example service, deployed by the committed definitions behind the local load balancer, with a client that never stops asking.</summary>
public sealed class The_service_on_this_machine(PostgresFixture fixture)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task loses_no_request_to_a_good_version_a_bad_version_or_a_rollback()
    {
        await using var machine = new OwnMachine(fixture);
        var settings = machine.Settings with { MigrationsDirectory = RepositoryFolder.Migrations };
        await using var first = await OwnMachine.OpenAsync(settings with { Application = new LocalApplication(RepositoryFolder.AppAssembly, "20260302082000") });
        await RunAsync(first, "apply_db_migration");
        await RunAsync(first, "create_db_app_user");

        var made = await DeployAsync(first);
        Assert.True(made.IsDeployed, $"{made.Outcome}: {made.What}");
        await using var client = new RestlessClient(new Uri(first.ServiceUrl()!, "/stocks"));

        var good = await DeployAsync(first);
        Assert.True(good.IsDeployed, $"{good.Outcome}: {good.What}");

        await using var second = await OwnMachine.OpenAsync(settings with { Application = new LocalApplication(machine.Script(BadVersion), "20260302082000") });
        var bad = await DeployAsync(second);
        Assert.Equal((DeploymentOutcome.CircuitBroken, good.Revision), (bad.Outcome, bad.Now));
        Assert.Contains(bad.StoppedTasks, task => task.Reason!.Contains("health checks", StringComparison.Ordinal) && task.LastLines.Any(line => line.Contains("cannot serve", StringComparison.Ordinal)));
        Assert.Contains(bad.Events, happened => happened.Message.Contains("rolling back", StringComparison.Ordinal));

        var reader = new ServiceReader(first.Services, first.Cluster, first.Service!);
        var goal = await new PreviousRevision(reader).FindAsync(good.Revision!, Cancellation);
        Assert.Equal(made.Revision, goal);
        var image = await RevisionLookup.ImageOfAsync(first.Services.Ecs, goal!, Cancellation);
        Assert.Equal("20260302082000", await first.Schemas.NeededAsync(image!, Cancellation));
        var back = await new ServiceDeployment(first, RepositoryFolder.Definitions).RollBackAsync(goal!, image!, "RollbackService", Longest, new HeardDeployment(), Cancellation);
        Assert.Equal((DeploymentOutcome.Deployed, made.Revision), (back.Outcome, back.Now));

        var answers = await client.StopAsync();
        Assert.Equal(["200"], answers.Keys);
        Assert.True(answers["200"] > 100, "The client asked too little to prove anything.");
    }

    /// <summary>It stays up, and neither its own health check nor the load balancer gets a good answer.</summary>
    private const string BadVersion = """
        case "$1" in --check-health) exit 1;; esac
        echo "this version cannot serve"
        exec sleep 300
        """;

    private static Task<DeploymentReport> DeployAsync(RunEnvironment environment) => new ServiceDeployment(environment, RepositoryFolder.Definitions).DeployAsync(
        environment.AppImage!, "DeployService", tasks: null, Longest, new HeardDeployment(), Cancellation);

    private static async Task RunAsync(RunEnvironment environment, string command)
    {
        var task = ProjectDefinitions.OneShotTasks.Single(each => each.Command == command);
        var run = new OneShotRun(task, "Release") { RunId = RunId.New(TimeProvider.System), Definitions = RepositoryFolder.Definitions };
        var outcome = await new OneShotRunner(environment).RunAsync(run, new Heard(), Cancellation);
        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
    }
}
