using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>A running <c>ecspresso run</c> whose task is known.</summary>
internal sealed class EcspressoFollow : IFollowingTool
{
    private readonly EcspressoProcess process;
    private readonly Task<EcspressoResult> end;
    private readonly CancellationTokenSource waiting;
    private readonly TaskRunnerServices services;

    private EcspressoFollow(EcspressoProcess process, Task<EcspressoResult> end, CancellationTokenSource waiting, TaskRunnerServices services)
    {
        this.process = process;
        this.end = end;
        this.waiting = waiting;
        this.services = services;
    }

    /// <summary>Starts it and waits until it names its task, ends without one, or the run is given up.</summary>
    public static async Task<TaskStart> StartAsync(
        EcspressoTool tool, EcspressoRun command, TaskRunnerServices services, TaskRunRequest request, RunnableDefinition definition, RunDeadline deadline)
    {
        var named = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = tool.Start(command, line =>
        {
            if (EcspressoOutput.TaskArn(line) is { } arn)
                named.TrySetResult(arn);
        });
        var waiting = new CancellationTokenSource();
        var end = process.WaitAsync(waiting.Token);
        var givenUp = Task.Delay(Timeout.InfiniteTimeSpan, services.Time, deadline.Token);
        if (await Task.WhenAny(named.Task, end, givenUp) == givenUp)
        {
            // RunTask may be under way: the ARN, or the end, is worth one call's time before the tool is ended.
            await Task.WhenAny(named.Task, end, Task.Delay(services.Times.CallLimit, services.Time, CancellationToken.None));
        }

        if (named.Task.IsCompletedSuccessfully)
            return new TaskStart.Started(await named.Task, Reattached: false, new EcspressoFollow(process, end, waiting, services));

        var result = await CloseAsync(process, end, waiting);
        return named.Task.IsCompletedSuccessfully ? new TaskStart.Started(await named.Task, Reattached: false)
            : await LostTaskAsync(services, request, definition, result) is { } lost ? new TaskStart.Started(lost, Reattached: true)
            : new TaskStart.Failed(deadline.HasPassed ? new StartFailure.GivenUp(deadline.Why) : EcspressoTaskRunner.Failed(result));
    }

    public async Task FinishAsync(bool taskHasStopped, ITaskObserver observer)
    {
        // Its own look at the task comes every 6 to 15 seconds; its word is not needed, so it gets that long and no longer.
        if (taskHasStopped)
            await Task.WhenAny(end, Task.Delay(services.Times.LogLimit, services.Time, CancellationToken.None));
        var endedItself = end.IsCompleted;
        var result = await CloseAsync(process, end, waiting);
        if (endedItself && result.ExitCode != 0)
            observer.Noted($"ecspresso ended with exit code {result.ExitCode}: {result.Failure}");
    }

    /// <summary>Ends the process where it still runs, then the waiting for it, then gives it back.</summary>
    private static async Task<EcspressoResult> CloseAsync(EcspressoProcess process, Task end, CancellationTokenSource waiting)
    {
        var result = await process.EndAsync();
        await waiting.CancelAsync();
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await process.DisposeAsync();
        waiting.Dispose();
        return result;
    }

    /// <summary>A task that was started although the tool did not say so, or not in a way that is known here.</summary>
    private static async Task<string?> LostTaskAsync(TaskRunnerServices services, TaskRunRequest request, RunnableDefinition definition, EcspressoResult result)
    {
        if (result.MissingVariable is not null)
            return null;
        using var limit = services.CallLimit();
        try
        {
            return await TaskSearch.FindAsync(services.Ecs, request, definition.Family, limit.Token);
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            // The tool's own failure is the one to report.
            return null;
        }
    }
}
