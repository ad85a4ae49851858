namespace OpsBuild.Ecs.Deployments;

/// <summary>How a deployment ended, and the evidence for it. A gate fails closed: only <see cref="DeploymentOutcome.Deployed"/> is a pass.</summary>
/// <param name="Outcome">The named outcome, of the closed set that docs/deploy-service.md lists.</param>
/// <param name="What">What is known, with the raw words of ECS or of the tool.</param>
public sealed record DeploymentReport(DeploymentOutcome Outcome, string What)
{
    /// <summary>The revision that was deployed; null where it did not come so far.</summary>
    public TaskRevision? Revision { get; init; }

    /// <summary>The service deployment's ARN; null where ECS began none.</summary>
    public string? DeploymentArn { get; init; }

    /// <summary>The revision that the service was on before; null for a new one.</summary>
    public TaskRevision? Before { get; init; }

    /// <summary>The revision of the service's primary deployment at the end; null where that is not known.</summary>
    public TaskRevision? Now { get; init; }

    /// <summary>The service's events since the start, the oldest first.</summary>
    public IReadOnlyList<ServiceStoryEvent> Events { get; init; } = [];

    /// <summary>The youngest of the revision's tasks that have stopped, at most three.</summary>
    public IReadOnlyList<StoppedTask> StoppedTasks { get; init; } = [];

    /// <summary>The command that looks further, ready to be pasted.</summary>
    public string? NextCommand { get; init; }

    public bool IsDeployed => Outcome == DeploymentOutcome.Deployed;
}
