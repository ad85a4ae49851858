using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>The application: its task definition and its service.</summary>
internal static class Application
{
    /// <summary>The port that it listens on, and that its load balancer asks.</summary>
    public const int ListeningPort = 8080;

    private static readonly ContainerName container = ContainerName.Parse("app");

    public static TaskDefinition Task => new()
    {
        Family = TaskFamily.Parse("opsbuild-app"),
        Size = new TaskSize(cpu: 256, memory: 512),
        ExecutionRole = Roles.Execution,
        TaskRole = Roles.Application,
        Containers =
        [
            new ContainerDefinition
            {
                Name = container,
                Image = Values.Image,
                IsEssential = true,
                Environment =
                [
                    new("AWS_REGION", Values.Region),
                    .. DatabaseVariables.Target,
                    DatabaseVariables.AppCredential,
                ],
                Port = ListeningPort,
                Log = Logs.Under("app"),
            },
        ],
    };

    public static ServiceDefinition Service => new()
    {
        Subnets = TextList.FromState(Values.PrivateSubnets),
        SecurityGroups = TextList.Of(Values.TaskSecurityGroup),
        TargetGroup = Values.TargetGroup,
        Container = container,
        ContainerPort = ListeningPort,
        HealthCheckGracePeriod = 60,
    };
}
