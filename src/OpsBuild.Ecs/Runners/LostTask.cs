using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>A task that may have been started although whoever asked for it got no clear answer.</summary>
internal static class LostTask
{
    private const int Looks = 3;

    /// <summary>The run's task, found by its tags; else the failure, which says so where the looking failed too.</summary>
    public static async Task<TaskStart> FindOrFailAsync(
        TaskRunnerServices services, TaskRunRequest request, RunnableDefinition definition, StartFailure failure, ITaskObserver observer)
    {
        if (!MayBe(failure))
            return new TaskStart.Failed(failure);
        using var limit = services.CallLimit();
        try
        {
            for (var look = 1; ; look++)
            {
                if (await TaskSearch.FindAsync(services.Ecs, request, definition.Family, limit.Token) is { } arn)
                    // Asked for by this very attempt: one that takes up an earlier one's task has looked for it before.
                    return new TaskStart.Started(arn, Reattached: false);
                // ListTasks is eventually consistent: one look proves nothing.
                if (look == Looks)
                    return new TaskStart.Failed(failure);
                await Task.Delay(services.Times.Poll, services.Time, limit.Token);
            }
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            observer.Noted($"A task may have been started all the same; it could not be looked for: {AwsFailure.Text(error)}");
            return new TaskStart.Failed(new StartFailure.InDoubt(failure, AwsFailure.Text(error)));
        }
    }

    /// <summary>Whether ECS may have started a task before the failure. A refusal by a name that is known never does, so nothing is looked for.</summary>
    public static bool MayBe(StartFailure failure)
    {
        TaskOutcome[] unclear =
        [
            TaskOutcome.AwsUnreachable, TaskOutcome.Throttled, TaskOutcome.RequestRefused, TaskOutcome.NotStartedInTime, TaskOutcome.ToolFailed,
            TaskOutcome.ToolCrashed, TaskOutcome.NoTaskSeen,
        ];
        return unclear.Contains(RequestErrors.Outcome(failure));
    }
}
