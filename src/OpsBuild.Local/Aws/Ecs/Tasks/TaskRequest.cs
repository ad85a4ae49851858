using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Clusters;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>What RunTask was asked for, checked.</summary>
internal sealed record TaskRequest(Cluster Cluster, TaskDefinition Definition, JsonArray Tags)
{
    public string? StartedBy { get; init; }

    public required string Group { get; init; }

    public required string LaunchType { get; init; }

    public required string PlatformVersion { get; init; }

    public bool EnableExecuteCommand { get; init; }

    public required TaskOverrides Overrides { get; init; }
}
