using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>One container of a task.</summary>
public sealed record ContainerDefinition
{
    public required ContainerName Name { get; init; }

    /// <summary>The image, by digest: a tag may mean another image tomorrow.</summary>
    public required TemplateText Image { get; init; }

    /// <summary>Whether the task ends when this container ends.</summary>
    public required bool IsEssential { get; init; }

    /// <summary>What replaces the image's entry point.</summary>
    /// <value>Default empty: the image's own.</value>
    public IReadOnlyList<TemplateText> EntryPoint { get; init; } = [];

    /// <summary>What replaces the image's command.</summary>
    /// <value>Default empty: the image's own.</value>
    public IReadOnlyList<TemplateText> Command { get; init; } = [];

    public IReadOnlyList<EnvironmentVariable> Environment { get; init; } = [];

    public IReadOnlyList<ContainerDependency> DependsOn { get; init; } = [];

    /// <summary>The TCP port it listens on for others than the task's own containers; null for none.</summary>
    public int? Port { get; init; }

    public HealthCheck? HealthCheck { get; init; }

    /// <summary>Whether the container may write nowhere but into its volumes.</summary>
    /// <value>Default false, as ECS's.</value>
    public bool HasReadonlyRoot { get; init; }

    public required LogConfiguration Log { get; init; }

    /// <summary>Seconds between SIGTERM and SIGKILL, 2 to 120 on Fargate.</summary>
    /// <value>Default null: ECS's own 30.</value>
    public int? StopTimeout { get; init; }

    /// <summary>Docker labels, which ECS keeps and nobody acts on.</summary>
    public IReadOnlyList<(string Name, TemplateText Value)> Labels { get; init; } = [];

    internal JsonPart ToJson() => JsonPart.Object(
        ("name", JsonPart.Text(Name.ToString())),
        ("image", JsonPart.Text(Image)),
        ("essential", JsonPart.Flag(IsEssential)),
        ("entryPoint", Texts(EntryPoint)),
        ("command", Texts(Command)),
        ("environment", JsonPart.Array(Environment.Select(variable => variable.ToJson()))),
        ("portMappings", JsonPart.Array(Port is { } port ? [PortMapping(port)] : [])),
        ("dependsOn", JsonPart.Array(DependsOn.Select(dependency => dependency.ToJson()))),
        ("healthCheck", HealthCheck?.ToJson()),
        ("readonlyRootFilesystem", HasReadonlyRoot ? JsonPart.Flag(true) : null),
        ("stopTimeout", StopTimeout is { } seconds ? JsonPart.Number(seconds) : null),
        ("dockerLabels", Labels.Count == 0 ? null : JsonPart.Object([.. Labels.Select(label => (label.Name, (JsonPart?)JsonPart.Text(label.Value)))])),
        ("logConfiguration", Log.ToJson()));

    private static JsonPart Texts(IReadOnlyList<TemplateText> words) => JsonPart.Array(words.Select(JsonPart.Text));

    private static JsonPart PortMapping(int port) =>
        JsonPart.Object(("containerPort", JsonPart.Number(port)), ("hostPort", JsonPart.Number(port)), ("protocol", JsonPart.Text("tcp")));
}
