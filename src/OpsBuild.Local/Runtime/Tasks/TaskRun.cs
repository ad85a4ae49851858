using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>The life of one task, from PROVISIONING to STOPPED.</summary>
internal sealed class TaskRun(EcsTask task, EcsState state, TaskPreparation preparation, IContainerRuntime runtime) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource toEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IReadOnlyList<ContainerRun> containers = [];
    private IContainerPlace? place;

    public EcsTask Task => task;

    public DateTimeOffset Now => state.Now;

    public async Task RunAsync()
    {
        try
        {
            await RunContainersAsync();
        }
        catch (TaskStartException failed)
        {
            End(StopCode.FailedToStart, failed.Message);
        }
        catch (Exception defect)
        {
            // A defect of the endpoint itself must still end the task, and say so.
            End(StopCode.FailedToStart, $"InternalError: the local endpoint failed: {defect.GetType().Name}: {defect.Message}");
        }

        await FinishAsync();
    }

    /// <summary>Begins the end whose reason stands in the task already.</summary>
    public void Stop() => toEnd.TrySetResult();

    /// <summary>Changes the task, or a container of it, under the state's gate.</summary>
    public void Update(Action change)
    {
        lock (state.Gate)
            task.Change(change);
    }

    public TaskFault? FaultOf(ContainerRun container) =>
        task.Fault is { } fault && fault.Hits(container.Definition.Name, task.Containers.Select(each => each.Definition.Name)) ? fault : null;

    public void ContainerStarted() => Advance();

    public void ContainerFailed(ContainerRun container, TaskStartException failed)
    {
        if (container.Definition.IsEssential || failed.IsOfTask)
            End(StopCode.FailedToStart, failed.IsOfTask ? failed.Message : "Task failed to start");
        else
            Advance();
    }

    public void ContainerEnded(ContainerRun container)
    {
        if (!container.Definition.IsEssential)
            return;
        if (task.Fault is { Kind: TaskFaultKind.AnotherStopCode } fault)
            End(fault.Code ?? "StoppedTomorrow", fault.Reason ?? "The task was stopped for a reason of tomorrow.");
        else
            End(StopCode.EssentialContainerExited, "Essential container in task exited");
    }

    public void Dispose() => stopping.Dispose();

    // RUNNING as soon as no container is waited for any more, also where one that is not essential could not be started.
    private void Advance()
    {
        lock (state.Gate)
        {
            if (task.State != TaskState.Pending || task.IsToStop || task.Containers.Any(each => each.Status == EcsContainer.Pending))
                return;
            task.Move(TaskState.Activating);
            task.Move(TaskState.Running);
        }

        if (task.Fault is { Kind: TaskFaultKind.SpotInterruption } fault)
            _ = InterruptAsync(fault);
    }

    private async Task RunContainersAsync()
    {
        lock (state.Gate)
        {
            task.Move(TaskState.Pending);
            task.StartPull();
        }

        var prepared = await UnlessStopped(preparation.PrepareAsync(task, stopping.Token));
        lock (state.Gate)
            task.EndPull();
        var opened = place = await UnlessStopped(runtime.OpenAsync(task, stopping.Token));
        containers = [.. prepared.Select(each => new ContainerRun(each, opened, this))];
        var dependencies = new ContainerDependencies(containers);
        var runs = System.Threading.Tasks.Task.WhenAll(containers.Select(each => each.RunAsync(dependencies, stopping.Token)));
        await toEnd.Task;
        lock (state.Gate)
        {
            task.Move(TaskState.Deactivating);
            task.Move(TaskState.Stopping);
        }

        await stopping.CancelAsync();
        await dependencies.StopAsync();
        await runs;
    }

    private async Task InterruptAsync(TaskFault fault)
    {
        await System.Threading.Tasks.Task.Delay(TimeSpan.FromSeconds(fault.Amount), stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(StopCode.SpotInterruption, fault.Reason ?? "Your Spot Task was interrupted.");
    }

    // A pull takes minutes: a task that is stopped meanwhile does not wait for it.
    private async Task<T> UnlessStopped<T>(Task<T> step)
    {
        if (await System.Threading.Tasks.Task.WhenAny(step, toEnd.Task) != step)
            await stopping.CancelAsync();
        return await step;
    }

    private void End(string code, string reason)
    {
        lock (state.Gate)
            task.End(code, reason);
        toEnd.TrySetResult();
    }

    private async Task FinishAsync()
    {
        // What cannot be cleaned up must not keep the task from its end; it is told to whoever waits for this task, after that.
        var failures = new List<Exception>();
        foreach (var part in containers.Append<IAsyncDisposable?>(place))
        {
            try
            {
                await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
            catch (Exception failed)
            {
                failures.Add(failed);
            }
        }

        lock (state.Gate)
        {
            foreach (var container in task.Containers)
                container.Status = EcsContainer.Stopped;
            task.Move(TaskState.Deprovisioning);
        }

        if (task.Fault is { Kind: TaskFaultKind.SlowStop } slow)
            await System.Threading.Tasks.Task.Delay(TimeSpan.FromSeconds(slow.Amount));
        lock (state.Gate)
            task.Move(TaskState.Stopped);
        if (task.Fault is { Kind: TaskFaultKind.LateLogs } late)
            await System.Threading.Tasks.Task.Delay(TimeSpan.FromSeconds(late.Amount));
        foreach (var container in containers)
            container.Log?.Release();
        if (failures.Count > 0)
            throw new AggregateException($"The task {task.Id} has ended, and something of it is left.", failures);
    }
}
