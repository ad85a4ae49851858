using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Deployments;

/// <summary>A task of the deployed revision that ended, and why.</summary>
/// <param name="Arn">The task's ARN.</param>
/// <param name="StopCode">ECS's code, as <c>EssentialContainerExited</c>; null where it gives none.</param>
/// <param name="Reason">ECS's words; null where it gives none.</param>
/// <param name="Containers">How its containers ended.</param>
public sealed record StoppedTask(string Arn, string? StopCode, string? Reason, IReadOnlyList<ContainerState> Containers)
{
    /// <summary>The last lines that it logged, each behind its container's name; empty where none could be read.</summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];

    public override string ToString() =>
        $"task {Arn.Split('/')[^1]}: {StopCode ?? "no stop code"}{(Reason is null ? "" : $": {Reason}")}; {string.Join(", ", Containers)}";
}
