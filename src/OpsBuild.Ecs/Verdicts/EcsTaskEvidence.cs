namespace OpsBuild.Ecs.Verdicts;

/// <summary>All that is known of a task on ECS: what the build saw itself, not what a tool said of it.</summary>
/// <param name="End">How far the task came.</param>
/// <param name="WatchedContainer">The name of the container that runs the batch: its exit code and log are the ones that count.</param>
/// <param name="Log">The watched container's log.</param>
/// <param name="Place">Where the task is, for the next command.</param>
public sealed record EcsTaskEvidence(TaskEnd End, string WatchedContainer, TaskLog Log, TaskPlace Place)
{
    /// <summary>The ARNs of tasks that a tool started beside the one that was asked for.</summary>
    public IReadOnlyList<string> OtherTasks { get; init; } = [];
}
