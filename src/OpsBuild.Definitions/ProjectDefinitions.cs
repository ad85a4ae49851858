using OpsBuild.Ecs.TaskDefinitions;

namespace OpsBuild.Definitions;

/// <summary>Everything that this project runs on ECS, and the files in <c>ecspresso/</c> that say so.</summary>
public static class ProjectDefinitions
{
    public const string ServiceConfigPath = "ecspresso.config.yaml";
    public const string ServiceDefinitionPath = "ecs-service-def.json";
    public const string ApplicationDefinitionPath = "ecs-task-def.json";

    /// <summary>The port of the application's container, behind the load balancer.</summary>
    public static int ApplicationPort => Application.ListeningPort;

    /// <summary>How the application's image runs the program, which its health check does as well.</summary>
    public static IReadOnlyList<string> ApplicationCommand => Application.Command;

    /// <summary>What the load balancer asks: it answers 200 while the application can serve.</summary>
    public const string ApplicationHealthPath = "/health/ready";

    /// <summary>The variable by which the application learns its port.</summary>
    public static string ApplicationPortVariable => Application.PortVariable;

    /// <summary>The name of the application's container.</summary>
    public static string ApplicationContainer => Application.ContainerText;

    // One-shot tasks that take longer are a case for a person; ecspresso's own default is the same.
    private static readonly TimeSpan timeout = TimeSpan.FromMinutes(10);

    /// <summary>The tasks of the batch program.</summary>
    public static IReadOnlyList<OneShotTask> OneShotTasks { get; } =
        [CreateDbAppUser.Task, CheckDbAppUser.Task, CheckDbMigrationDrift.Task, PlanDbMigration.Task, ApplyDbMigration.Task];

    /// <summary>The files, each with its whole text.</summary>
    public static IReadOnlyList<GeneratedFile> Files { get; } =
    [
        new(ServiceConfigPath, ServiceConfig.ToFileText()),
        new(ServiceDefinitionPath, Application.Service.ToFileText()),
        new(ApplicationDefinitionPath, Application.Task.ToFileText()),
        .. OneShotTasks.Select(task => new GeneratedFile(task.ConfigPath, Config(task).ToFileText())),
        .. OneShotTasks.Select(task => new GeneratedFile(task.DefinitionPath, task.Definition.ToFileText())),
    ];

    private static EcspressoConfig ServiceConfig => new()
    {
        Purpose = "The application's service.",
        Region = Values.Region,
        Cluster = Values.Cluster,
        Service = Values.Service,
        ServiceDefinition = ServiceDefinitionPath,
        TaskDefinition = ApplicationDefinitionPath,
        Timeout = timeout,
        StateUrl = Values.StateUrl,
    };

    private static EcspressoConfig Config(OneShotTask task) => ServiceConfig with
    {
        Purpose = $"The one-shot task {task.Name}: for ecspresso run, and for render, verify and diff of its definition.",
        Service = null,
        TaskDefinition = task.DefinitionPath,
    };
}
