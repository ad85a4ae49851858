namespace OpsBuild.Ecs.Verdicts;

/// <summary>What DescribeTasks tells of a task, as far as a verdict needs it.</summary>
/// <param name="TaskArn">The task's whole ARN.</param>
/// <param name="LastStatus">Where it is in its life: PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED.</param>
public sealed record TaskState(string TaskArn, string LastStatus)
{
    /// <summary>The revision that it runs.</summary>
    public string? DefinitionArn { get; init; }

    /// <summary>ECS's word for why it ended, such as <c>EssentialContainerExited</c>.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's sentence for why it ended.</summary>
    public string? StoppedReason { get; init; }

    public IReadOnlyList<ContainerState> Containers { get; init; } = [];

    /// <summary>When ECS began to end it; null where it did not say.</summary>
    public DateTimeOffset? StoppingAt { get; init; }

    /// <summary>When it had ended.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Whether its life is over. Exit codes may be there earlier, but only then are they final.</summary>
    public bool IsStopped => LastStatus == "STOPPED";
}
