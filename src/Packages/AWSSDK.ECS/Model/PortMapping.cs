namespace Amazon.ECS.Model;

/// <summary>A port of a container that others reach.</summary>
public partial class PortMapping
{
    /// <summary>The port, 1 to 65535.</summary>
    public int? ContainerPort { get; set; }

    /// <summary>The port on the host; in network mode awsvpc absent, 0 or the same.</summary>
    public int? HostPort { get; set; }

    /// <summary><c>tcp</c> when nothing is said.</summary>
    public TransportProtocol Protocol { get; set; }

    /// <summary>Its name for Service Connect, at most 64 characters.</summary>
    public string Name { get; set; }

    /// <summary>The protocol for Service Connect.</summary>
    public ApplicationProtocol AppProtocol { get; set; }

    /// <summary>A range of ports, instead of one.</summary>
    public string ContainerPortRange { get; set; }
}
