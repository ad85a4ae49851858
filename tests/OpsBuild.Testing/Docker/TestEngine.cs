using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace OpsBuild.Testing.Docker;

/// <summary>The Docker engine to test with: the one that DOCKER_HOST, the current context or the usual socket leads to.</summary>
public sealed class TestEngine : IDisposable
{
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    private TestEngine(DockerClient client) => Client = client;

    /// <summary>Talks to it.</summary>
    public DockerClient Client { get; }

    /// <summary>Its address, as DOCKER_HOST has it.</summary>
    public string Address => Client.Options.Endpoint.ToString();

    /// <summary>Connects. Without an engine the test skips and says how to start one; on CI it fails.</summary>
    public static async Task<TestEngine> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new DockerClientBuilder().Build();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(PingTimeout);
        try
        {
            await client.System.PingAsync(deadline.Token);
            return new TestEngine(client);
        }
        catch (Exception silent) when (silent is DockerApiException or HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            client.Dispose();
            Needed.Or(false, $"No Docker engine answers ({silent.Message}): start one (as with: apt-get install docker.io busybox-static; dockerd).");
            throw;
        }
    }

    /// <summary>Whether the engine has an image.</summary>
    public async Task<bool> HasAsync(string image, CancellationToken cancellationToken)
    {
        try
        {
            await Client.Images.InspectImageAsync(image, cancellationToken);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The containers of a task of the local ECS, the ended ones as well.</summary>
    public Task<IList<ContainerListResponse>> ContainersAsync(string taskArn, CancellationToken cancellationToken) =>
        LabelledAsync($"dev.opsbuild.task={taskArn[(taskArn.LastIndexOf('/') + 1)..]}", cancellationToken);

    /// <summary>The containers that carry a label, <c>name=value</c>.</summary>
    public Task<IList<ContainerListResponse>> LabelledAsync(string label, CancellationToken cancellationToken)
    {
        var labels = new Dictionary<string, bool> { [label] = true };
        var filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = labels };
        return Client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filters }, cancellationToken);
    }

    /// <summary>Runs an image once, without any network, and removes the container.</summary>
    /// <returns>Its exit code, and all that it printed.</returns>
    public async Task<(long Code, string Output)> RunAsync(string image, IList<string> command, CancellationToken cancellationToken)
    {
        var parameters = new CreateContainerParameters { Image = image, Cmd = command, NetworkDisabled = true };
        var container = (await Client.Containers.CreateContainerAsync(parameters, cancellationToken)).ID;
        try
        {
            await Client.Containers.StartContainerAsync(container, new ContainerStartParameters(), cancellationToken);
            var ended = await Client.Containers.WaitContainerAsync(container, cancellationToken);
            using var log = await Client.Containers.GetContainerLogsAsync(
                container, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, cancellationToken);
            var (output, error) = await log.ReadOutputToEndAsync(cancellationToken);
            return (ended.StatusCode, output + error);
        }
        finally
        {
            await Client.Containers.RemoveContainerAsync(container, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, CancellationToken.None);
        }
    }

    /// <summary>Makes an image of a file system; <paramref name="changes"/> are lines of a Dockerfile, as <c>ENV A=b</c>.</summary>
    public async Task ImportAsync(string name, Stream root, IList<string> changes, CancellationToken cancellationToken)
    {
        var colon = name.LastIndexOf(':');
        await Client.Images.CreateImageAsync(
            new ImagesCreateParameters { FromSrc = "-", Repo = name[..colon], Tag = name[(colon + 1)..], Changes = changes },
            root, authConfig: null, new Progress<JSONMessage>(), cancellationToken);
        // A failing import ends like a good one; this throws when there is no image.
        await Client.Images.InspectImageAsync(name, cancellationToken);
    }

    /// <summary>Removes an image, and what of it no other image has.</summary>
    public async Task RemoveAsync(string image, CancellationToken cancellationToken)
    {
        try
        {
            await Client.Images.DeleteImageAsync(image, new ImageDeleteParameters { Force = true }, cancellationToken);
        }
        catch (DockerImageNotFoundException)
        {
            // Gone already, which is what is wanted.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
