using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.ServiceRevisions;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Ecs.Services;

/// <summary>A service whose tasks come up and end only when the test says so; each look at it is one second after the last.</summary>
internal sealed class SchedulerBench : ITaskStarter, IDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly EcsState state;
    private readonly TaskDefinition definition;

    public SchedulerBench(int desired, string configuration, string? healthCheck = null, int graceSeconds = 0)
    {
        state = new EcsState(new AwsAccount(), new TaskDefinitionStore(folder["definitions.json"]), Faults, time);
        var container = new JsonObject { ["name"] = "web", ["image"] = "web:1" };
        if (healthCheck is not null)
            container["healthCheck"] = JsonNode.Parse(healthCheck);
        definition = new TaskDefinition(new JsonObject
        {
            ["taskDefinitionArn"] = "arn:aws:ecs:us-east-1:000000000000:task-definition/job:1",
            ["family"] = "job",
            ["revision"] = 1,
            ["status"] = TaskDefinition.Active,
            ["containerDefinitions"] = new JsonArray(container),
        }, []);
        Service = new DeployedService(state.AddCluster("default"), "web", [], state)
        {
            DesiredCount = desired,
            Options = ServiceOptions.Defaults.With(new JsonObject
            {
                [ServiceOptions.DeploymentConfiguration] = JsonNode.Parse(configuration),
                ["healthCheckGracePeriodSeconds"] = graceSeconds,
            }),
        };
        Deploy();
    }

    public FaultPlan Faults { get; } = new();

    public DeployedService Service { get; }

    public IEnumerable<EcsTask> Wanted => Service.Rollouts.SelectMany(each => each.Wanted);

    /// <summary>The events, newest first.</summary>
    public IEnumerable<string> Messages => Service.Events.ToJson().Select(each => (string)each!["message"]!);

    public void Deploy() => Service.Deploy(definition, ServiceRevision.DocumentOf([], before: null, definition));

    public void Look() => Look(TimeSpan.FromSeconds(1));

    public void Look(TimeSpan later)
    {
        time.Advance(later);
        new ServiceStep(Service, new ServiceTasks(state, this), new ServicePace(), state.Now).Run();
    }

    /// <summary>The oldest task that is not up comes up.</summary>
    public void BringUpOne() => Wanted.FirstOrDefault(task => task.State < TaskState.Running)?.Move(TaskState.Running);

    /// <summary>Looks until nothing changes any more; every task comes up.</summary>
    public void Settle()
    {
        for (var looks = 0; !Service.IsSteady; looks++)
        {
            Assert.True(looks < 100, "The service does not become steady.");
            Look();
            BringUpOne();
        }
    }

    /// <summary>A task comes up, and its container ends.</summary>
    public static void Crash(EcsTask task)
    {
        task.Move(TaskState.Running);
        task.End(StopCode.EssentialContainerExited, "Essential container in task exited");
        task.Move(TaskState.Stopped);
    }

    public void Start(EcsTask task)
    {
        // It comes up when the test says so.
    }

    public void Stop(EcsTask task) => task.Move(TaskState.Stopped);

    public void Dispose() => folder.Dispose();
}
