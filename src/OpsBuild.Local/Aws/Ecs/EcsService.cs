using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Clusters;
using OpsBuild.Local.Aws.Ecs.ServiceDeployments;
using OpsBuild.Local.Aws.Ecs.ServiceRevisions;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Ecs.Tags;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.LoadBalancing;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs;

/// <summary>Amazon ECS, as much of it as one-shot tasks and the deployment of services ask for; its tasks really run.</summary>
internal sealed class EcsService(EcsState state, ITaskStarter starter, ServiceScheduler scheduler, TargetGroupStore targetGroups) : IAwsService
{
    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = new(StringComparer.Ordinal)
    {
        ["CreateCluster"] = Checked(EcsShapes.CreateCluster, new CreateCluster(state).Run),
        ["CreateService"] = Checked(EcsShapes.CreateService, new CreateService(state, scheduler, targetGroups).Run),
        ["DeleteService"] = Checked(EcsShapes.DeleteService, new DeleteService(state).Run),
        ["DeregisterTaskDefinition"] = Checked(EcsShapes.DeregisterTaskDefinition, new DeregisterTaskDefinition(state).Run),
        ["DescribeClusters"] = Checked(EcsShapes.DescribeClusters, new DescribeClusters(state).Run),
        ["DescribeServiceDeployments"] = Checked(EcsShapes.DescribeServiceDeployments, new DescribeServiceDeployments(state).Run),
        ["DescribeServiceRevisions"] = Checked(EcsShapes.DescribeServiceRevisions, new DescribeServiceRevisions(state).Run),
        ["DescribeServices"] = Checked(EcsShapes.DescribeServices, new DescribeServices(state).Run),
        ["DescribeTaskDefinition"] = Checked(EcsShapes.DescribeTaskDefinition, new DescribeTaskDefinition(state).Run),
        ["DescribeTasks"] = Checked(EcsShapes.DescribeTasks, new DescribeTasks(state).Run),
        ["ListClusters"] = Checked(EcsShapes.ListClusters, new ListClusters(state).Run),
        ["ListServiceDeployments"] = Checked(EcsShapes.ListServiceDeployments, new ListServiceDeployments(state).Run),
        ["ListServices"] = Checked(EcsShapes.ListServices, new ListServices(state).Run),
        ["ListTagsForResource"] = Checked(EcsShapes.ListTagsForResource, new ListTagsForResource(state).Run),
        ["ListTaskDefinitionFamilies"] = Checked(EcsShapes.ListTaskDefinitionFamilies, new ListTaskDefinitionFamilies(state).Run),
        ["ListTaskDefinitions"] = Checked(EcsShapes.ListTaskDefinitions, new ListTaskDefinitions(state).Run),
        ["ListTasks"] = Checked(EcsShapes.ListTasks, new ListTasks(state).Run),
        ["RegisterTaskDefinition"] = Checked(EcsShapes.RegisterTaskDefinition, new RegisterTaskDefinition(state).Run),
        ["RunTask"] = Checked(EcsShapes.RunTask, new RunTask(state, starter).Run),
        ["StopServiceDeployment"] = Checked(EcsShapes.StopServiceDeployment, new StopServiceDeployment(state).Run),
        ["StopTask"] = Checked(EcsShapes.StopTask, new StopTask(state, starter).Run),
        ["TagResource"] = Checked(EcsShapes.TagResource, new TagResource(state).Run),
        ["UntagResource"] = Checked(EcsShapes.UntagResource, new UntagResource(state).Run),
        ["UpdateService"] = Checked(EcsShapes.UpdateService, new UpdateService(state, targetGroups).Run),
    };

    public string SigningName => "ecs";

    public AwsAnswer Answer(AwsCall call)
    {
        lock (state.Gate)
            return Protocol.Answer(call, "AmazonEC2ContainerServiceV20141113", operations, state.Faults.Check);
    }

    private static Func<JsonObject, JsonObject> Checked(JsonShape shape, Func<JsonObject, JsonObject> run) => input => run(shape.ReadObject(input));
}
