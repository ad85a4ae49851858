using System.Formats.Tar;
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
        return await RunAsync(new CreateContainerParameters { Image = image, Cmd = command, NetworkDisabled = true }, cancellationToken);
    }

    /// <summary>Runs an image once as a strict task definition has it: a root file system that nobody writes to, and no capability.</summary>
    /// <param name="image">The image.</param>
    /// <param name="command">What comes after its entry point.</param>
    /// <param name="environment">Variables, <c>NAME=value</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its exit code, and all that it printed.</returns>
    public Task<(long Code, string Output)> RunLockedInAsync(string image, IList<string> command, IList<string> environment, CancellationToken cancellationToken) => RunAsync(
        new CreateContainerParameters
        {
            Image = image,
            Cmd = command,
            Env = environment,
            NetworkDisabled = true,
            HostConfig = new HostConfig { ReadonlyRootfs = true, CapDrop = ["ALL"], SecurityOpt = ["no-new-privileges"] },
        },
        cancellationToken);

    /// <summary>The names of the files that containers of an image begin with.</summary>
    public async Task<IReadOnlyList<string>> FilesOfAsync(string image, CancellationToken cancellationToken)
    {
        var container = (await Client.Containers.CreateContainerAsync(new CreateContainerParameters { Image = image, Cmd = ["-"] }, cancellationToken)).ID;
        try
        {
            await using var archive = await Client.Containers.ExportContainerAsync(container, cancellationToken);
            await using var tar = new TarReader(archive);
            var names = new List<string>();
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
                names.Add(entry.Name);
            return names;
        }
        finally
        {
            await Client.Containers.RemoveContainerAsync(container, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
        }
    }

    /// <summary>Whether a text stands anywhere in an image as it is saved: layers, settings, history.</summary>
    public async Task<bool> HasInLayersAsync(string image, string text, CancellationToken cancellationToken)
    {
        await using var saved = await Client.Images.SaveImageAsync(image, cancellationToken);
        var wanted = System.Text.Encoding.UTF8.GetBytes(text);
        var buffer = new byte[1 << 20];
        var kept = 0;
        for (int read; (read = await saved.ReadAsync(buffer.AsMemory(kept), cancellationToken)) > 0;)
        {
            var length = kept + read;
            if (buffer.AsSpan(0, length).IndexOf(wanted) >= 0)
                return true;
            // What may begin here goes on in the next piece.
            kept = Math.Min(wanted.Length - 1, length);
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }

        return false;
    }

    private async Task<(long Code, string Output)> RunAsync(CreateContainerParameters parameters, CancellationToken cancellationToken)
    {
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
