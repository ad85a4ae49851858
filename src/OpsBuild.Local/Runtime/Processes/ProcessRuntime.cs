using System.ComponentModel;
using System.Diagnostics;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Runtime.Postgres;

namespace OpsBuild.Local.Runtime.Processes;

/// <summary>Runs containers as processes of this machine: the project's own images as programs, official postgres images as embedded servers.</summary>
/// <remarks>
/// Of a definition it applies what a process can have: entry point, command, variables, secrets, health check, dependencies, stopTimeout and
/// logs. User, limits, mounts and a read-only root are the business of a container engine.
/// </remarks>
internal sealed class ProcessRuntime(RunningProcesses running, PostgresContainers databases) : IContainerRuntime, IContainerPlace
{
    public Task<LocalImage> FindImageAsync(string reference, LocalImage? registered, CancellationToken cancellationToken) => registered switch
    {
        LocalImage.Folder or LocalImage.Postgres => Task.FromResult(registered),
        LocalImage.InEngine => throw new TaskStartException(
            $"CannotPullContainerError: {reference} is registered as an image of the Docker engine, and tasks run as processes here. "
            + "Register a program for it, or open the local environment with the Docker runtime."),
        LocalImage.Pushed => throw new TaskStartException(
            $"CannotPullContainerError: {reference} was pushed as an image with layers, and tasks run as processes here. "
            + "Build and push it with --local-runtime process, or run tasks in Docker (--local-runtime docker)."),
        _ => throw new TaskStartException(
            $"CannotPullContainerError: {reference} is not available without Docker: tasks run as processes here, so an image must be "
            + "registered with the local environment, or be an official postgres image with its major version as tag. "
            + "Build and register it, or start Docker and ask for it."),
    };

    // Processes share all of the machine anyway.
    public Task<IContainerPlace> OpenAsync(EcsTask task, CancellationToken cancellationToken) => Task.FromResult<IContainerPlace>(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async Task<IRunningContainer> StartAsync(ContainerPlan plan, CancellationToken cancellationToken) => plan.Image switch
    {
        LocalImage.Folder folder => StartProgram(plan, folder.Image),
        LocalImage.Postgres postgres => await databases.StartAsync(plan, postgres, cancellationToken),
        _ => throw new UnreachableException(),
    };

    private ProcessContainer StartProgram(ContainerPlan plan, FolderImage image)
    {
        var (program, first) = EntryPoint(plan, image);
        string[] arguments = [.. first, .. plan.Command ?? image.Command];
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = image.WorkingDirectory ?? Path.GetDirectoryName(Path.GetFullPath(image.Program))!,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in plan.Environment)
            start.Environment[name] = value;
        try
        {
            return ProcessContainer.Start(start, plan, running);
        }
        catch (Win32Exception failed)
        {
            throw new TaskStartException($"CannotStartContainerError: unable to start {program}: {failed.Message}", isOfTask: false);
        }
    }

    // An image's own paths mean nothing here; a definition that names the image's own program, or one that this machine has, can be followed.
    private static (string Program, IReadOnlyList<string> First) EntryPoint(ContainerPlan plan, FolderImage image)
    {
        if (plan.Definition.EntryPoint is not { } entryPoint)
            return (image.Program, image.Arguments);
        var (program, rest) = (entryPoint[0], entryPoint.Skip(1).ToArray());
        var isImagesOwn = new[] { image.Program }.Concat(image.Arguments).Any(
            each => Path.GetFileNameWithoutExtension(each) == Path.GetFileNameWithoutExtension(program));
        if (isImagesOwn)
            return (image.Program, [.. image.Arguments, .. rest]);
        return Path.IsPathRooted(program) && File.Exists(program) ? (program, rest) : throw new TaskStartException(
            $"CannotStartContainerError: {program}: no such file or directory; it is neither the program of the local image nor one of this machine. "
            + "Leave entryPoint to the image, or run with Docker.", isOfTask: false);
    }
}
