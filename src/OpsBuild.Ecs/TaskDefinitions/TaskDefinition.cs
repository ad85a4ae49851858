using System.Globalization;
using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>A task definition for Fargate on Linux, as ecspresso loads it.</summary>
public sealed record TaskDefinition
{
    public required TaskFamily Family { get; init; }

    public required TaskSize Size { get; init; }

    /// <summary>The role that the ECS agent uses: to pull images and to write logs.</summary>
    public required TemplateText ExecutionRole { get; init; }

    /// <summary>The role that the containers' own programs use.</summary>
    public required TemplateText TaskRole { get; init; }

    /// <summary>The containers; <c>ecspresso run</c> watches the first one unless it is told another.</summary>
    public required IReadOnlyList<ContainerDefinition> Containers { get; init; }

    /// <summary>The file's text: two spaces, LF, members in a fixed order.</summary>
    public string ToFileText() => JsonWriter.Write(JsonPart.Object(
        ("family", JsonPart.Text(Family.ToString())),
        ("requiresCompatibilities", JsonPart.Array([JsonPart.Text("FARGATE")])),
        ("networkMode", JsonPart.Text("awsvpc")),
        ("runtimePlatform", JsonPart.Object(
            ("operatingSystemFamily", JsonPart.Text("LINUX")),
            ("cpuArchitecture", JsonPart.Text("X86_64")))),
        // ECS wants both as strings here, and as numbers in a container.
        ("cpu", JsonPart.Text(Size.Cpu.ToString(CultureInfo.InvariantCulture))),
        ("memory", JsonPart.Text(Size.Memory.ToString(CultureInfo.InvariantCulture))),
        ("executionRoleArn", JsonPart.Text(ExecutionRole)),
        ("taskRoleArn", JsonPart.Text(TaskRole)),
        ("containerDefinitions", JsonPart.Array(Containers.Select(container => container.ToJson())))));
}
