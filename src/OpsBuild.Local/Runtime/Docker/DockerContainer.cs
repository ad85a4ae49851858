using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>A container of a task, in the engine.</summary>
internal sealed class DockerContainer : IRunningContainer
{
    // The engine closes the streams with the container; it is not waited for when it does not.
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(10);

    private readonly DockerClient client;
    private readonly ContainerOutput output;
    private readonly ContainerHealth health;

    private DockerContainer(DockerClient client, string id, ContainerOutput output)
    {
        (this.client, this.output, RuntimeId, health) = (client, output, id, new ContainerHealth(client, id));
        Exited = EndAsync();
    }

    public string RuntimeId { get; }

    public Task<ContainerExit> Exited { get; }

    /// <exception cref="TaskStartException">The engine could not create it, or not start it.</exception>
    public static async Task<DockerContainer> StartAsync(
        DockerClient client, CreateContainerParameters parameters, Action<string> line, CancellationToken cancellationToken)
    {
        var id = await CreateAsync(client, parameters, cancellationToken);
        ContainerOutput? output = null;
        try
        {
            output = await ContainerOutput.AttachAsync(client, id, line, cancellationToken);
            await client.Containers.StartContainerAsync(id, new ContainerStartParameters(), cancellationToken);
            return new DockerContainer(client, id, output);
        }
        catch (Exception failed)
        {
            output?.Dispose();
            await TaskContainers.RemoveAsync(client, id, CancellationToken.None);
            if (failed is DockerApiException || LocalEngine.IsSilence(failed))
                throw new TaskStartException($"CannotStartContainerError: Error response from daemon: {DaemonError.Text(failed)}", isOfTask: false);
            throw;
        }
    }

    public async Task StopAsync(TimeSpan stopTimeout)
    {
        try
        {
            // The image's own signal, SIGTERM unless it says otherwise, and SIGKILL after the time.
            await client.Containers.StopContainerAsync(
                RuntimeId, new ContainerStopParameters { WaitBeforeKillSeconds = (uint)stopTimeout.TotalSeconds }, CancellationToken.None);
        }
        catch (DockerContainerNotFoundException)
        {
            // Removed by somebody else, which its end tells.
        }

        await Exited;
    }

    public void Kill() => _ = KillAsync();

    public Task<bool> IsHealthyAsync(HealthCheck check, CancellationToken cancellationToken) => health.IsHealthyAsync(check, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await TaskContainers.RemoveAsync(client, RuntimeId, CancellationToken.None);
        await Exited;
        output.Dispose();
    }

    private static async Task<string> CreateAsync(DockerClient client, CreateContainerParameters parameters, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.Containers.CreateContainerAsync(parameters, cancellationToken)).ID;
        }
        catch (Exception failed) when (failed is DockerApiException || LocalEngine.IsSilence(failed))
        {
            throw new TaskStartException($"CannotCreateContainerError: Error response from daemon: {DaemonError.Text(failed)}", isOfTask: false);
        }
    }

    private async Task KillAsync()
    {
        try
        {
            await client.Containers.KillContainerAsync(RuntimeId, new ContainerKillParameters { Signal = "SIGKILL" }, CancellationToken.None);
        }
        catch (DockerApiException)
        {
            // It has ended already.
        }
    }

    private async Task<ContainerExit> EndAsync()
    {
        try
        {
            var ended = await client.Containers.WaitContainerAsync(RuntimeId, CancellationToken.None);
            await Task.WhenAny(output.Ended, Task.Delay(LastLines));
            var state = (await client.Containers.InspectContainerAsync(RuntimeId, CancellationToken.None)).State;
            return new ContainerExit(
                (int)ended.StatusCode, state?.OOMKilled == true ? "OutOfMemoryError: Container killed due to memory usage" : null);
        }
        catch (Exception lost) when (lost is DockerApiException || LocalEngine.IsSilence(lost))
        {
            // Nobody knows how it ended, so no exit code is told.
            return new ContainerExit(null, $"The container was taken away, or its engine: {DaemonError.Text(lost)}");
        }
    }
}
