using System.Globalization;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Which ports of this machine a container that runs as a process listens on, and how it learns so.</summary>
/// <param name="HostPorts">By the container's own port; empty for a container in an engine, whose network is its own.</param>
/// <param name="Variable">What tells the program its port; null where nothing does.</param>
internal sealed record ContainerPorts(IReadOnlyDictionary<int, int> HostPorts, string? Variable)
{
    public static ContainerPorts Of(ContainerDefinition definition, LocalImage image)
    {
        if (image is not LocalImage.Folder { Image: var folder })
            return new ContainerPorts(new Dictionary<int, int>(), null);
        var ports = definition.Ports;
        // One variable names one port: that of the first mapping.
        return ports.Count > 0 && folder.PortVariable is { } variable
            ? new ContainerPorts(ports.ToDictionary(port => port, port => port == ports[0] ? FreePort.Next() : port), variable)
            : new ContainerPorts(ports.ToDictionary(port => port), null);
    }

    /// <summary>The container's variables with its port among them, whatever the definition says of it.</summary>
    public IReadOnlyDictionary<string, string> AddTo(IReadOnlyDictionary<string, string> variables) => Variable is null
        ? variables
        : new Dictionary<string, string>(variables, StringComparer.Ordinal) { [Variable] = HostPorts.Values.First().ToString(CultureInfo.InvariantCulture) };
}
