using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Platform;
using Serilog;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>The containers of an environment's tasks, found by their labels: a killed endpoint cannot remove its own.</summary>
internal static class TaskContainers
{
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Writes down that there may be containers in an engine.</summary>
    public static void Expect(EndpointFiles files, string engine) => PrivateFiles.Write(files.TaskContainers, JsonSerializer.Serialize(engine));

    /// <summary>Removes what is left, if there may be something.</summary>
    public static async Task ReapAsync(EndpointFiles files, ILogger log, CancellationToken cancellationToken)
    {
        if (Read(files.TaskContainers) is not { } engine)
            return;
        using var client = LocalEngine.Client(engine);
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(PingTimeout);
            await client.System.PingAsync(deadline.Token);
        }
        catch (Exception silent) when (!cancellationToken.IsCancellationRequested
            && (LocalEngine.IsSilence(silent) || silent is DockerApiException or OperationCanceledException or UnauthorizedAccessException))
        {
            // What is written down stays, so that the next one looks again.
            log.Warning("Containers of tasks may be left in the engine {Engine}, which does not answer; remove them with "
                + "docker rm --force --volumes $(docker ps --all --quiet --filter label={Label})", engine, $"{TaskLabels.State}={files.Root}");
            return;
        }

        var all = await OfAsync(client, files, cancellationToken);
        var running = all.Where(each => each.State == "running").Select(each => each.Labels![TaskLabels.Task]).Distinct().Count();
        if (running > 0)
            log.Warning("{Count} task(s) of the local ECS still run in Docker and end now; PostgreSQL rolls back what they had not committed", running);
        foreach (var left in all)
            await RemoveAsync(client, left.ID, cancellationToken);
        File.Delete(files.TaskContainers);
    }

    public static async Task<IList<ContainerListResponse>> OfAsync(DockerClient client, EndpointFiles files, CancellationToken cancellationToken)
    {
        var label = new Dictionary<string, bool> { [$"{TaskLabels.State}={files.Root}"] = true };
        var filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = label };
        return await client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filters }, cancellationToken);
    }

    public static async Task RemoveAsync(DockerClient client, string container, CancellationToken cancellationToken)
    {
        try
        {
            await client.Containers.RemoveContainerAsync(
                container, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancellationToken);
        }
        catch (DockerApiException gone) when (gone.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.Conflict)
        {
            // Somebody was faster, or is at it: it goes, which is what is wanted.
        }
    }

    private static string? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<string>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            return null; // Not one of ours, so nothing is known.
        }
    }
}
