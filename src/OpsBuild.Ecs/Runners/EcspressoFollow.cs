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
    private readonly NamedTasks named;

    private EcspressoFollow(EcspressoProcess process, Task<EcspressoResult> end, CancellationTokenSource waiting, TaskRunnerServices services, NamedTasks named)
    {
        this.process = process;
        this.end = end;
        this.waiting = waiting;
        this.services = services;
        this.named = named;
    }

    public IReadOnlyList<string> OtherTasks => named.Others;

    /// <summary>Starts it and waits until it names its task, ends without one, or the run is given up.</summary>
    public static async Task<TaskStart> StartAsync(
        EcspressoTool tool, EcspressoRun command, TaskRunnerServices services, TaskRunRequest request, RunnableDefinition definition, RunDeadline deadline, ITaskObserver observer)
    {
        var named = new NamedTasks();
        var process = tool.Start(command, named.Read);
        var waiting = new CancellationTokenSource();
        var end = process.WaitAsync(waiting.Token);
        var givenUp = Task.Delay(Timeout.InfiniteTimeSpan, services.Time, deadline.Token);
        if (await Task.WhenAny(named.First, end, givenUp) == givenUp)
        {
            // RunTask may be under way: the ARN, or the end, is worth one call's time before the tool is ended.
            await Task.WhenAny(named.First, end, Task.Delay(services.Times.CallLimit, services.Time, CancellationToken.None));
        }

        if (named.First.IsCompletedSuccessfully)
            return new TaskStart.Started(await named.First, Reattached: false, new EcspressoFollow(process, end, waiting, services, named));

        var endedItself = end.IsCompletedSuccessfully;
        var result = await CloseAsync(process, end, waiting);
        if (named.First.IsCompletedSuccessfully)
            return new TaskStart.Started(await named.First, Reattached: false, new EndedTool(named));
        var told = EcspressoTaskRunner.Failed(result);
        // Ctrl-C reaches the tool as well, so its end says nothing by itself; a refusal by a name that is known stays one, however late.
        StartFailure failure = deadline.HasPassed && !(endedItself && !LostTask.MayBe(told)) ? new StartFailure.GivenUp(deadline.Why) : told;
        return await LostTask.FindOrFailAsync(services, request, definition, failure, observer);
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

    /// <summary>A tool that named its task in its very last words.</summary>
    private sealed class EndedTool(NamedTasks named) : IFollowingTool
    {
        public IReadOnlyList<string> OtherTasks => named.Others;

        public Task FinishAsync(bool taskHasStopped, ITaskObserver observer) => Task.CompletedTask;
    }

    /// <summary>The tasks that the tool's own log names, in their order.</summary>
    private sealed class NamedTasks
    {
        private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<string> all = [];

        public Task<string> First => first.Task;

        public IReadOnlyList<string> Others
        {
            get
            {
                lock (all)
                    return [.. all.Skip(1)];
            }
        }

        public void Read(string line)
        {
            if (EcspressoOutput.TaskArn(line) is not { } arn)
                return;
            lock (all)
            {
                if (!all.Contains(arn))
                    all.Add(arn);
            }

            first.TrySetResult(arn);
        }
    }
}
