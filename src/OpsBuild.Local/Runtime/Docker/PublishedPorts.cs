using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>Ports of a task's containers, each published on a free port of this machine's loopback address.</summary>
internal sealed class PublishedPorts
{
    private readonly Dictionary<int, int> hostPorts;

    private PublishedPorts(Dictionary<int, int> hostPorts) => this.hostPorts = hostPorts;

    /// <summary>What a container has to expose for them.</summary>
    public static IDictionary<string, EmptyStruct> Exposed(IEnumerable<int> ports) => ports.ToDictionary(Name, _ => default(EmptyStruct));

    /// <summary>Where it has to publish them: on ports that the engine chooses.</summary>
    public static IDictionary<string, IList<PortBinding>> Bindings(IEnumerable<int> ports) =>
        ports.ToDictionary(Name, IList<PortBinding> (_) => [new PortBinding { HostIP = "127.0.0.1", HostPort = "0" }]);

    /// <summary>Which ports the engine has chosen, once the container runs.</summary>
    public static async Task<PublishedPorts> ReadAsync(DockerClient client, string container, CancellationToken cancellationToken)
    {
        var found = (await client.Containers.InspectContainerAsync(container, cancellationToken)).NetworkSettings?.Ports;
        return new PublishedPorts((found ?? new Dictionary<string, IList<PortBinding>>())
            .Where(each => each.Value is { Count: > 0 })
            .ToDictionary(each => Number(each.Key.Split('/')[0]), each => Number(each.Value[0].HostPort)));
    }

    /// <summary>This machine's ports for those of one container.</summary>
    public IReadOnlyDictionary<int, int> Of(IEnumerable<int> ports) => ports.Distinct().Where(hostPorts.ContainsKey).ToDictionary(port => port, port => hostPorts[port]);

    private static string Name(int port) => string.Create(CultureInfo.InvariantCulture, $"{port}/tcp");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
