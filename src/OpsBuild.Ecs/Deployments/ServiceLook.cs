using Amazon.ECS.Model;

namespace OpsBuild.Ecs.Deployments;

/// <summary>A service at one moment, and those of its deployments that were begun since the start, the oldest first.</summary>
internal sealed record ServiceLook(Service? Service, IReadOnlyList<ServiceDeploymentBrief> Begun)
{
    /// <summary>Whether there is one that can be deployed to; a deleted one is remembered as INACTIVE.</summary>
    public bool IsThere => Service is { Status: not "INACTIVE" };

    /// <summary>The revision of its primary deployment.</summary>
    public TaskRevision? Primary =>
        TaskRevision.TryParse(Service?.Deployments?.FirstOrDefault(each => each.Status == "PRIMARY")?.TaskDefinition ?? Service?.TaskDefinition, out var revision) ? revision : null;

    /// <summary>Tasks of the primary deployment that run.</summary>
    public int Running => Service?.Deployments?.FirstOrDefault(each => each.Status == "PRIMARY")?.RunningCount ?? 0;
}
