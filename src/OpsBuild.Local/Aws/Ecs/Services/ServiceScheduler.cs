using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Looks after every service, again and again, until the endpoint ends. It rests while there is none.</summary>
/// <remarks>
/// A target group with a health check has a load balancer here, whose word on a task counts; of others the targets are healthy as soon as the
/// task is.
/// </remarks>
internal sealed class ServiceScheduler : IAsyncDisposable
{
    private readonly EcsState state;
    private readonly ServiceTasks tasks;
    private readonly ServicePace pace;
    private readonly SemaphoreSlim woken = new(0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task life;

    public ServiceScheduler(EcsState state, ITaskStarter starter, ServicePace pace, IServiceTraffic traffic)
    {
        (this.state, this.pace) = (state, pace);
        tasks = new ServiceTasks(state, starter, traffic);
        life = Task.Run(LiveAsync);
    }

    /// <summary>Says that there is a new service.</summary>
    public void Wake() => woken.Release();

    /// <summary>Ends the looking; the tasks are left to whoever started them.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await life;
        ending.Dispose();
        woken.Dispose();
    }

    private async Task LiveAsync()
    {
        try
        {
            while (true)
            {
                await woken.WaitAsync(ending.Token);
                while (Look())
                    await Task.Delay(pace.Look, state.Time, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The endpoint ends.
        }
    }

    // Whether there is still a service to look after.
    private bool Look()
    {
        lock (state.Gate)
        {
            var open = state.Services.All.Where(service => service.IsLookedAfter).ToArray();
            foreach (var service in open)
                Look(service);
            return open.Length > 0;
        }
    }

    private void Look(DeployedService service)
    {
        try
        {
            new ServiceStep(service, tasks, pace, state.Now).Run();
        }
        catch (Exception defect)
        {
            // A defect of the endpoint itself: the other services go on, and this one says why nothing happens to it.
            service.Defect(defect);
        }
    }
}
