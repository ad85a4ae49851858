using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime;

/// <summary>A container ready to be started: everything that it needs was found.</summary>
/// <remarks>
/// <c>Environment</c>: the whole of it. <c>Command</c>: null for the image's own. <c>Output</c>: takes every line as it comes, from one thread
/// at a time.
/// </remarks>
internal sealed record ContainerPlan(
    ContainerDefinition Definition,
    LocalImage Image,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string>? Command,
    Action<string> Output);

/// <summary>How a container ended.</summary>
/// <remarks><c>Code</c>: 128 and the signal's number where a signal ended it; null when nobody knows.</remarks>
internal sealed record ContainerExit(int? Code, string? Reason = null);

/// <summary>As what containers run: as processes, or in an engine.</summary>
internal interface IContainerRuntime : IAsyncDisposable
{
    /// <summary>The image to run for a reference.</summary>
    /// <param name="reference">As the definition names it.</param>
    /// <param name="registered">What was said to stand for it; null for nothing.</param>
    /// <param name="cancellationToken">The task's end.</param>
    /// <exception cref="TaskStartException">There is none.</exception>
    Task<LocalImage> FindImageAsync(string reference, LocalImage? registered, CancellationToken cancellationToken);

    /// <summary>Makes what the containers of a task share.</summary>
    /// <exception cref="TaskStartException">It could not be made.</exception>
    Task<IContainerPlace> OpenAsync(EcsTask task, CancellationToken cancellationToken);
}

/// <summary>Where the containers of one task run; disposed after them.</summary>
internal interface IContainerPlace : IAsyncDisposable
{
    /// <exception cref="TaskStartException">The container could not be started.</exception>
    Task<IRunningContainer> StartAsync(ContainerPlan plan, CancellationToken cancellationToken);
}

/// <summary>A container that was started.</summary>
internal interface IRunningContainer : IAsyncDisposable
{
    /// <summary>The runtime's own id of it.</summary>
    string RuntimeId { get; }

    /// <summary>Ends with the container, after its last line was handed over.</summary>
    Task<ContainerExit> Exited { get; }

    /// <summary>Asks it to end, and kills it after a while; <see cref="Exited"/> then tells how that went.</summary>
    Task StopAsync(TimeSpan stopTimeout);

    /// <summary>Ends it at once.</summary>
    void Kill();

    /// <summary>Runs its health check once.</summary>
    Task<bool> IsHealthyAsync(HealthCheck check, CancellationToken cancellationToken);
}

/// <summary>A task or a container that could not be started.</summary>
/// <remarks><c>reason</c>: as ECS words it, its kind first. <c>IsOfTask</c>: the reason is shown of the task, else of the container.</remarks>
internal sealed class TaskStartException(string reason, bool isOfTask = true) : Exception(reason)
{
    public bool IsOfTask => isOfTask;
}
