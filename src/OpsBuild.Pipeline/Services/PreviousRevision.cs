using OpsBuild.Ecs.Deployments;

namespace OpsBuild.Pipeline.Services;

/// <summary>Finds where a rollback goes.</summary>
public sealed class PreviousRevision(ServiceReader reader)
{
    private const int Looked = 100;

    /// <summary>The last revision, other than that of now, whose deployment ECS calls SUCCESSFUL; null where it remembers none.</summary>
    /// <remarks>ECS remembers the deployments of 90 days.</remarks>
    public async Task<TaskRevision?> FindAsync(TaskRevision now, CancellationToken cancellationToken)
    {
        foreach (var deployment in await reader.DeploymentsAsync("SUCCESSFUL", Looked, cancellationToken))
        {
            if (deployment.TargetServiceRevisionArn is { } target && await reader.RevisionAsync(target, cancellationToken) is { } revision && revision != now)
                return revision;
        }

        return null;
    }
}
