using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Clusters;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Ecs.Tags;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs;

/// <summary>Amazon ECS, as much of it as one-shot tasks ask for; its tasks really run.</summary>
internal sealed class EcsService(EcsState state, ITaskStarter starter) : IAwsService
{
    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = new(StringComparer.Ordinal)
    {
        ["CreateCluster"] = Checked(EcsShapes.CreateCluster, new CreateCluster(state).Run),
        ["DeregisterTaskDefinition"] = Checked(EcsShapes.DeregisterTaskDefinition, new DeregisterTaskDefinition(state).Run),
        ["DescribeClusters"] = Checked(EcsShapes.DescribeClusters, new DescribeClusters(state).Run),
        ["DescribeServices"] = Checked(EcsShapes.DescribeServices, new DescribeServices(state).Run),
        ["DescribeTaskDefinition"] = Checked(EcsShapes.DescribeTaskDefinition, new DescribeTaskDefinition(state).Run),
        ["DescribeTasks"] = Checked(EcsShapes.DescribeTasks, new DescribeTasks(state).Run),
        ["ListClusters"] = Checked(EcsShapes.ListClusters, new ListClusters(state).Run),
        ["ListTagsForResource"] = Checked(EcsShapes.ListTagsForResource, new ListTagsForResource(state).Run),
        ["ListTaskDefinitions"] = Checked(EcsShapes.ListTaskDefinitions, new ListTaskDefinitions(state).Run),
        ["ListTasks"] = Checked(EcsShapes.ListTasks, new ListTasks(state).Run),
        ["RegisterTaskDefinition"] = Checked(EcsShapes.RegisterTaskDefinition, new RegisterTaskDefinition(state).Run),
        ["RunTask"] = Checked(EcsShapes.RunTask, new RunTask(state, starter).Run),
        ["StopTask"] = Checked(EcsShapes.StopTask, new StopTask(state, starter).Run),
    };

    public string SigningName => "ecs";

    public AwsAnswer Answer(AwsCall call)
    {
        lock (state.Gate)
            return Protocol.Answer(call, "AmazonEC2ContainerServiceV20141113", operations, state.Faults.Check);
    }

    private static Func<JsonObject, JsonObject> Checked(JsonShape shape, Func<JsonObject, JsonObject> run) => input => run(shape.ReadObject(input));
}
