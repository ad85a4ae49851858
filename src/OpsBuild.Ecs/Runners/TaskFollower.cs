using Amazon.ECS.Model;
using OpsBuild.Ecs.Verdicts;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Ecs.Runners;

/// <summary>Follows one task from its start to its end, or to the point where nobody waits any longer.</summary>
internal sealed class TaskFollower(TaskRunnerServices services, TaskRunRequest request, RunnableDefinition definition, string taskArn, LogReader logs, ITaskObserver observer)
{
    private TaskState? last;

    public async Task<TaskEnd> FollowAsync(RunDeadline deadline)
    {
        var end = await UntilStoppedAsync(deadline.Token);
        if (end is TaskEnd.Stopped)
            return end;
        if (!request.IsReadOnly)
            return end ?? new TaskEnd.LeftRunning(Last, deadline.Why, StopAsked: false);

        // A task that only reads must not go on unseen, whatever the reason is that it is not followed to its end: one that ECS claims not to
        // know may run all the same, and is asked to stop without waiting for it.
        var isAsked = await StopAsync(deadline);
        if (!isAsked || end is TaskEnd.Vanished)
            return end ?? new TaskEnd.LeftRunning(Last, deadline.Why, StopAsked: true);
        using var limit = new CancellationTokenSource(services.Times.StopLimit, services.Time);
        return await UntilStoppedAsync(limit.Token) switch
        {
            TaskEnd.Stopped stopped when end is null => stopped with { Asked = deadline.Why },
            TaskEnd.Stopped => end!,
            var other => end ?? other ?? new TaskEnd.LeftRunning(Last, deadline.Why, StopAsked: true),
        };
    }

    private TaskState Last => last ?? new TaskState(taskArn, "not described");

    /// <summary>Looks at the task until it has stopped or cannot be seen; null where the token came first.</summary>
    private async Task<TaskEnd?> UntilStoppedAsync(CancellationToken cancellationToken)
    {
        var unseenSince = services.Time.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            var (end, isSeen) = await LookAsync(services.Time.GetElapsedTime(unseenSince), cancellationToken);
            if (end is not null)
                return end;
            if (isSeen)
                unseenSince = services.Time.GetTimestamp();
            await logs.FollowAsync(cancellationToken);
            // Only the loop's condition decides what an ended wait means.
            await Task.Delay(services.Times.Poll, services.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    private async Task<(TaskEnd? End, bool IsSeen)> LookAsync(TimeSpan unseen, CancellationToken cancellationToken)
    {
        using var call = services.CallLimit();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(call.Token, cancellationToken);
        try
        {
            var answer = await services.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = request.Cluster, Tasks = [taskArn] }, either.Token);
            if (answer.Tasks is not [var task, ..])
                return (unseen >= services.Times.MissingLimit ? new TaskEnd.Vanished(taskArn) : null, false);
            return (See(TaskDescription.Of(task, definition)), true);
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            if (cancellationToken.IsCancellationRequested || (AwsFailure.MayPass(error) && unseen < services.Times.CallLimit))
                return (null, false);
            return (new TaskEnd.Undescribed(taskArn, AwsFailure.Text(error)), false);
        }
    }

    private TaskEnd.Stopped? See(TaskState task)
    {
        if (task.LastStatus != last?.LastStatus)
            observer.StateChanged(task.LastStatus);
        last = task;
        return task.IsStopped ? new TaskEnd.Stopped(task) : null;
    }

    /// <summary>Asks ECS to stop the task; false where it refuses.</summary>
    private async Task<bool> StopAsync(RunDeadline deadline)
    {
        var reason = deadline switch
        {
            { HasPassed: false } => "can no longer be followed",
            { Why: GivingUp.Timeout } => $"did not end within {request.Timeout}",
            _ => "was interrupted",
        };
        using var limit = services.CallLimit();
        try
        {
            observer.Noted($"Stopping the task: the run {reason}.");
            await services.Ecs.StopTaskAsync(new StopTaskRequest { Cluster = request.Cluster, Task = taskArn, Reason = $"opsbuild: run {request.RunId} {reason}" }, limit.Token);
            return true;
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            observer.Noted($"The task could not be stopped: {AwsFailure.Text(error)}");
            return false;
        }
    }
}
