using Docker.DotNet;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Registry;
using OpsBuild.Local.Forwarding;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>Runs tasks as containers of this machine's Docker engine, with all that a definition says of them.</summary>
internal sealed class DockerRuntime : IContainerRuntime
{
    private readonly DockerRuntimeSettings settings;
    private readonly Func<int> endpointPort;
    private readonly DockerClient client;
    private readonly HostGateway gateway;
    private readonly PushedImages? pushed;

    /// <param name="settings">The engine and the ports.</param>
    /// <param name="endpointPort">The AWS endpoint's, known once it serves.</param>
    /// <param name="pushed">The local registry; null for none.</param>
    public DockerRuntime(DockerRuntimeSettings settings, Func<int> endpointPort, PushedImages? pushed = null)
    {
        (this.settings, this.endpointPort, this.pushed) = (settings, endpointPort, pushed);
        client = LocalEngine.Client(settings.Engine);
        gateway = new HostGateway(settings.Files.Sockets);
        TaskContainers.Expect(settings.Files, settings.Engine);
    }

    public async Task<LocalImage> FindImageAsync(string reference, LocalImage? registered, CancellationToken cancellationToken) =>
        await new DockerImages(client, pushed).FindAsync(reference, registered, cancellationToken);

    public async Task<IContainerPlace> OpenAsync(EcsTask task, CancellationToken cancellationToken)
    {
        int[] ports = [.. settings.Ports.Prepend(endpointPort()).Distinct()];
        var labels = TaskLabels.Of(settings.Files, task.Id, "");
        int[] published = [.. task.Containers.SelectMany(container => container.Definition.Ports).Distinct()];
        var network = await TaskNetwork.OpenAsync(client, gateway, ports, published, labels, cancellationToken);
        foreach (var container in task.Containers)
            container.HostPorts = network.Published.Of(container.Definition.Ports);
        return new DockerTask(client, settings.Files, task, network);
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        client.Dispose();
    }
}
