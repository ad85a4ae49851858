namespace OpsBuild.Ecs.Verdicts;

/// <summary>What DescribeTasks tells of one container of an ended task.</summary>
/// <param name="Name">The container's name in the task definition.</param>
/// <param name="ExitCode">Its exit code; null where it never started or where nothing was reported.</param>
/// <param name="Reason">ECS's words about its end, such as <c>OutOfMemoryError: ...</c>; null where there are none.</param>
public sealed record ContainerState(string Name, int? ExitCode, string? Reason)
{
    /// <summary>Whether the task ends when this container does, as the task definition says.</summary>
    /// <value>Default true, as in a task definition.</value>
    public bool IsEssential { get; init; } = true;

    /// <summary>The state of its health check: HEALTHY, UNHEALTHY or UNKNOWN; null without one.</summary>
    public string? Health { get; init; }

    internal bool RanOutOfMemory => Reason?.StartsWith("OutOfMemory", StringComparison.OrdinalIgnoreCase) == true;

    internal bool IsUnhealthy => string.Equals(Health, "UNHEALTHY", StringComparison.OrdinalIgnoreCase);

    public override string ToString() =>
        $"{Name} {(ExitCode is { } code ? $"exit code {code}" : "no exit code")}{(Reason is null ? "" : $" ({Reason})")}{(IsUnhealthy ? " unhealthy" : "")}";
}
