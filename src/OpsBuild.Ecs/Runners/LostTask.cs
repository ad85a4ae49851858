using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>A task that may have been started although whoever asked for it got no clear answer.</summary>
internal static class LostTask
{
    /// <summary>The run's task, found by its tags; else the failure, which says so where the looking failed too.</summary>
    public static async Task<TaskStart> FindOrFailAsync(
        TaskRunnerServices services, TaskRunRequest request, RunnableDefinition definition, StartFailure failure, ITaskObserver observer)
    {
        if (!MayBe(failure))
            return new TaskStart.Failed(failure);
        using var limit = services.CallLimit();
        try
        {
            return await TaskSearch.FindAsync(services.Ecs, request, definition.Family, limit.Token) is { } arn
                ? new TaskStart.Started(arn, Reattached: true)
                : new TaskStart.Failed(failure);
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            observer.Noted($"A task may have been started all the same; it could not be looked for: {AwsFailure.Text(error)}");
            return new TaskStart.Failed(new StartFailure.InDoubt(failure, AwsFailure.Text(error)));
        }
    }

    /// <summary>Whether ECS may have started a task before the failure. A refusal by a name that is known never does, so nothing is looked for.</summary>
    private static bool MayBe(StartFailure failure)
    {
        TaskOutcome[] unclear =
        [
            TaskOutcome.AwsUnreachable, TaskOutcome.Throttled, TaskOutcome.RequestRefused, TaskOutcome.NotStartedInTime, TaskOutcome.ToolFailed,
            TaskOutcome.ToolCrashed, TaskOutcome.NoTaskSeen,
        ];
        return unclear.Contains(RequestErrors.Outcome(failure));
    }
}
