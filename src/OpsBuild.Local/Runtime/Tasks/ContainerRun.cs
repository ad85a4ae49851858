using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>The life of one container: waits for those that it depends on, is started, watched, and ends.</summary>
internal sealed class ContainerRun(PreparedContainer prepared, IContainerPlace place, TaskRun task) : IAsyncDisposable
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ContainerExit?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IRunningContainer? running;

    public ContainerDefinition Definition => prepared.Plan.Definition;

    public EcsContainer Container => prepared.Container;

    public TaskLog? Log => prepared.Log;

    public Task Started => started.Task;

    /// <summary>True once it is healthy, false once it is found to be unhealthy.</summary>
    public Task<bool> Health => healthy.Task;

    /// <summary>How it ended; null when it never started.</summary>
    public Task<ContainerExit?> Ended => ended.Task;

    /// <summary>Runs it to its end; failures to start go to the task.</summary>
    public async Task RunAsync(ContainerDependencies dependencies, CancellationToken stopping)
    {
        try
        {
            await dependencies.WaitAsync(this, stopping);
            stopping.ThrowIfCancellationRequested();
            if (task.FaultOf(this) is { Kind: TaskFaultKind.CannotStartContainer } planned)
                throw new TaskStartException(planned.Reason ?? "CannotStartContainerError: OCI runtime create failed: runc did not terminate successfully", isOfTask: false);
            running = await place.StartAsync(prepared.Plan, stopping);
            task.Update(() => Container.Start(running.RuntimeId, task.Now));
            started.TrySetResult();
            task.ContainerStarted();
            await WatchAsync(running, stopping);
        }
        catch (TaskStartException failed)
        {
            task.Update(() => (Container.Status, Container.Reason) = (EcsContainer.Stopped, failed.IsOfTask ? null : failed.Message));
            ended.TrySetResult(null);
            task.ContainerFailed(this, failed);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            task.Update(() => Container.Status = EcsContainer.Stopped);
            ended.TrySetResult(null);
        }
        catch (Exception defect)
        {
            // A defect of the endpoint itself: whoever waits for this container must not wait for ever.
            ended.TrySetResult(null);
            task.ContainerFailed(this, new TaskStartException($"InternalError: the local endpoint failed: {defect.GetType().Name}: {defect.Message}"));
        }
    }

    /// <summary>SIGTERM, then SIGKILL after the definition's stopTimeout.</summary>
    public async Task StopAsync()
    {
        // One that is being started at this moment is stopped once it is there: nobody would ever end it otherwise.
        await Task.WhenAny(Started, Ended);
        if (running is not null)
            await running.StopAsync(Definition.StopTimeout);
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
            await running.DisposeAsync();
    }

    private async Task WatchAsync(IRunningContainer container, CancellationToken stopping)
    {
        var fault = task.FaultOf(this);
        if (fault?.Kind == TaskFaultKind.OutOfMemory)
            container.Kill();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var health = HealthWatch.RunAsync(container, Definition.HealthCheck, fault?.Kind == TaskFaultKind.Unhealthy, Tell, watching.Token);
        var exit = Falsify(await container.Exited, fault);
        await watching.CancelAsync();
        await health;
        task.Update(() => (Container.Status, Container.ExitCode, Container.Reason) = (EcsContainer.Stopped, exit.Code, exit.Reason));
        ended.TrySetResult(exit);
        task.ContainerEnded(this);
    }

    private void Tell(bool isHealthy)
    {
        task.Update(() => Container.Health = isHealthy ? "HEALTHY" : "UNHEALTHY");
        healthy.TrySetResult(isHealthy);
    }

    private static ContainerExit Falsify(ContainerExit exit, TaskFault? fault) => fault?.Kind switch
    {
        TaskFaultKind.OutOfMemory => new ContainerExit(137, fault.Reason ?? "OutOfMemoryError: Container killed due to memory usage"),
        TaskFaultKind.NullExitCode => new ContainerExit(null),
        TaskFaultKind.ReasonGiven => exit with { Reason = fault.Reason ?? "CannotInspectContainerError: Could not transition to inspecting" },
        _ => exit,
    };
}
