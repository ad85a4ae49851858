namespace Amazon.ECS.Model;

/// <summary>A port of a container bound on its host.</summary>
public partial class NetworkBinding
{
    /// <summary>The host's address.</summary>
    public string BindIP { get; set; }

    /// <summary>The port in the container.</summary>
    public int? ContainerPort { get; set; }

    /// <summary>The port on the host.</summary>
    public int? HostPort { get; set; }

    /// <summary>The protocol.</summary>
    public TransportProtocol Protocol { get; set; }

    /// <summary>The range in the container, instead of a port.</summary>
    public string ContainerPortRange { get; set; }

    /// <summary>The range on the host, instead of a port.</summary>
    public string HostPortRange { get; set; }
}
