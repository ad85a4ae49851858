using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Local.Forwarding;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>
/// The network that the containers of a task share: that of a container of ours, in which a forwarder leads certain ports of its loopback
/// address to the same ports of this machine's.
/// </summary>
internal sealed class TaskNetwork(DockerClient client, string container, PublishedPorts published, ContainerOutput output) : IAsyncDisposable
{
    private const string Program = "/opsbuild/program";
    private const string Sockets = "/opsbuild/sockets";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Where a program of this machine finds what it is linked with; whatever there is of these.</summary>
    private static readonly string[] SystemFolders = ["/usr", "/lib", "/lib64", "/nix/store", "/gnu/store"];

    public string Container => container;

    /// <summary>Where this machine reaches what the task's containers listen on.</summary>
    public PublishedPorts Published => published;

    /// <exception cref="TaskStartException">The engine did not give it, or the forwarder does not run.</exception>
    /// <param name="client">The engine.</param>
    /// <param name="gateway">Takes what the forwarder leads to this machine.</param>
    /// <param name="ports">This machine's ports that the containers reach on their own loopback address.</param>
    /// <param name="published">The containers' ports that this machine is to reach.</param>
    /// <param name="labels">Ours.</param>
    /// <param name="cancellationToken">The task's end.</param>
    public static async Task<TaskNetwork> OpenAsync(
        DockerClient client, HostGateway gateway, IReadOnlyCollection<int> ports, IReadOnlyCollection<int> published, IReadOnlyDictionary<string, string> labels,
        CancellationToken cancellationToken)
    {
        string? container = null;
        try
        {
            gateway.Lead(ports);
            var parameters = Parameters(
                await ForwarderImage.EnsureAsync(client, cancellationToken), gateway.Folder, ports, published, labels, await UserAsync(client, cancellationToken));
            container = (await client.Containers.CreateContainerAsync(parameters, cancellationToken)).ID;
            return await StartAsync(client, container, cancellationToken);
        }
        catch (Exception failed)
        {
            if (container is not null)
                await TaskContainers.RemoveAsync(client, container, CancellationToken.None);
            if (failed is DockerApiException || LocalEngine.IsSilence(failed))
                throw new TaskStartException($"ResourceInitializationError: the task's network could not be made: {DaemonError.Text(failed)}");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await TaskContainers.RemoveAsync(client, container, CancellationToken.None);
        output.Dispose();
    }

    private static async Task<TaskNetwork> StartAsync(DockerClient client, string container, CancellationToken cancellationToken)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        var output = await ContainerOutput.AttachAsync(client, container, line =>
        {
            if (line == ForwardProgram.Ready)
                ready.TrySetResult();
            said.Add(line);
        }, cancellationToken);
        try
        {
            await client.Containers.StartContainerAsync(container, new ContainerStartParameters(), cancellationToken);
            await Task.WhenAny(ready.Task, output.Ended).WaitAsync(StartTimeout, cancellationToken);
            return ready.Task.IsCompleted ? new TaskNetwork(client, container, await PublishedPorts.ReadAsync(client, container, cancellationToken), output) : throw new TaskStartException(
                $"ResourceInitializationError: the task's network could not be made: its forwarder ended: {string.Join(" | ", said)}");
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    // Whom the folder of sockets belongs to. In an engine without root, the container's root is the engine's own user.
    private static async Task<string> UserAsync(DockerClient client, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("A container on Windows has no such user.");
        var info = await client.System.GetSystemInfoAsync(cancellationToken);
        var isRootless = info.SecurityOptions?.Any(option => option.Contains("rootless", StringComparison.Ordinal)) == true;
        return isRootless ? "0:0" : string.Create(CultureInfo.InvariantCulture, $"{Libc.EffectiveUser()}:{Libc.EffectiveGroup()}");
    }

    private static CreateContainerParameters Parameters(
        string image, string sockets, IEnumerable<int> ports, IReadOnlyCollection<int> published, IReadOnlyDictionary<string, string> labels, string user) => new()
        {
            Name = $"opsbuild-{labels[TaskLabels.Task]}-network",
            Image = image,
            User = user,
            Entrypoint = [DotnetHost.Path, "exec", $"{Program}/OpsBuild.Local.dll", "forward", Sockets],
            Cmd = [.. ports.Select(port => port.ToString(CultureInfo.InvariantCulture))],
            Env = [$"DOTNET_ROOT={DotnetHost.Root}", "DOTNET_EnableDiagnostics=0", "DOTNET_gcConcurrent=0", "DOTNET_TieredPGO=0"],
            Labels = new Dictionary<string, string>(labels),
            ExposedPorts = PublishedPorts.Exposed(published),
            HostConfig = new HostConfig
            {
                PortBindings = PublishedPorts.Bindings(published),
                LogConfig = new LogConfig { Type = "none" },
                ReadonlyRootfs = true,
                CapDrop = ["ALL"],
                // SELinux would keep a container from folders of this machine, which nothing here changes.
                SecurityOpt = ["no-new-privileges", "label=disable"],
                Mounts = [.. Mounts(sockets)],
            },
        };

    private static IEnumerable<Mount> Mounts(string sockets)
    {
        static Mount Bind(string source, string target) => new() { Type = "bind", Source = source, Target = target, ReadOnly = true };
        var system = SystemFolders.Where(Directory.Exists).ToArray();
        foreach (var folder in system)
            yield return Bind(folder, folder);
        if (!system.Any(folder => DotnetHost.Root.StartsWith(folder + "/", StringComparison.Ordinal)))
            yield return Bind(DotnetHost.Root, DotnetHost.Root);
        yield return Bind(Path.GetDirectoryName(typeof(TaskNetwork).Assembly.Location)!, Program);
        yield return Bind(sockets, Sockets);
    }
}
