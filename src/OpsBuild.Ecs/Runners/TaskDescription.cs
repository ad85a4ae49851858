using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>DescribeTasks's answer as the verdict knows it.</summary>
internal static class TaskDescription
{
    public static TaskState Of(Amazon.ECS.Model.Task task, RunnableDefinition definition) => new(task.TaskArn, task.LastStatus ?? "UNKNOWN")
    {
        DefinitionArn = task.TaskDefinitionArn,
        StopCode = task.StopCode?.Value,
        StoppedReason = task.StoppedReason,
        StoppingAt = Time(task.StoppingAt),
        StoppedAt = Time(task.StoppedAt),
        // The order of an answer is not promised to be the definition's; the verdict goes by name.
        Containers = [.. (task.Containers ?? []).Select(container => new ContainerState(container.Name, container.ExitCode, container.Reason)
        {
            IsEssential = definition.IsEssential(container.Name),
            Health = container.HealthStatus?.Value,
        })],
    };

    private static DateTimeOffset? Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;
}
