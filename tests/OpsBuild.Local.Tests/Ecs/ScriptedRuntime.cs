using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Runtime;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Tests.Ecs;

/// <summary>A runtime with one container, which is started when a test says so and ends when it is told to.</summary>
internal sealed class ScriptedRuntime : IContainerRuntime, IContainerPlace
{
    /// <summary>Done once the container is being started.</summary>
    public TaskCompletionSource Starting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The start of the container goes on when this is done, whatever its caller cancels meanwhile, as an engine's may.</summary>
    public TaskCompletionSource MayStart { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedContainer Container { get; } = new();

    public bool PlaceWasLeft { get; private set; }

    public Task<LocalImage> FindImageAsync(string reference, LocalImage? registered, CancellationToken cancellationToken) =>
        Task.FromResult<LocalImage>(new LocalImage.Folder(reference, new FolderImage("/bin/true")));

    public Task<IContainerPlace> OpenAsync(EcsTask task, CancellationToken cancellationToken) => Task.FromResult<IContainerPlace>(this);

    public async Task<IRunningContainer> StartAsync(ContainerPlan plan, CancellationToken cancellationToken)
    {
        Starting.TrySetResult();
        await MayStart.Task;
        return Container;
    }

    public ValueTask DisposeAsync()
    {
        PlaceWasLeft = true;
        return ValueTask.CompletedTask;
    }
}

/// <summary>The container.</summary>
internal sealed class ScriptedContainer : IRunningContainer
{
    private readonly TaskCompletionSource<ContainerExit> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int checks;

    public bool CannotBeRemoved { get; set; }

    /// <summary>What its health checks find, one after the other; healthy after that.</summary>
    public IReadOnlyList<bool> Checks { get; init; } = [];

    public string RuntimeId => "scripted";

    public Task<ContainerExit> Exited => exit.Task;

    public Task StopAsync(TimeSpan stopTimeout)
    {
        exit.TrySetResult(new ContainerExit(143));
        return Task.CompletedTask;
    }

    public void Kill() => exit.TrySetResult(new ContainerExit(137));

    public Task<bool> IsHealthyAsync(HealthCheck check, CancellationToken cancellationToken) =>
        Task.FromResult(Checks.ElementAtOrDefault(checks++) || checks > Checks.Count);

    public ValueTask DisposeAsync() => CannotBeRemoved ? throw new IOException("The engine has gone away.") : ValueTask.CompletedTask;
}
