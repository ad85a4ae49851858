using System.Globalization;
using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>The application: its task definition and its service.</summary>
internal static class Application
{
    /// <summary>The port that it listens on, and that its load balancer asks.</summary>
    public const int ListeningPort = 8080;

    /// <summary>What tells ASP.NET Core its port.</summary>
    public const string PortVariable = "ASPNETCORE_HTTP_PORTS";

    /// <summary>The container that its target group reaches.</summary>
    public static string ContainerText => container.ToString();

    /// <summary>How its image runs the program.</summary>
    public static IReadOnlyList<string> Command { get; } = ["dotnet", "/app/app.dll"];

    /// <summary>Seconds: a little more than the 25 in which the service ends what it has begun, once it got SIGTERM.</summary>
    private const int StopTimeout = 30;

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
                    // The runtime's diagnostics would be a socket in /tmp, where nothing can be written.
                    new("DOTNET_EnableDiagnostics", "0"),
                    new(PortVariable, ListeningPort.ToString(CultureInfo.InvariantCulture)),
                    new("AWS_REGION", Values.Region),
                    .. DatabaseVariables.Target,
                    DatabaseVariables.AppCredential,
                ],
                Port = ListeningPort,
                // The image has no shell, so the program itself asks the one that serves.
                HealthCheck = new HealthCheck { Command = ["CMD", .. Command, "--check-health"], Interval = 10, Timeout = 5, Retries = 3, StartPeriod = 15 },
                HasReadonlyRoot = true,
                Labels = [("opsbuild.writes", "nothing")],
                StopTimeout = StopTimeout,
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
