namespace Amazon.ECS.Model;

/// <summary>A container's network interface.</summary>
public partial class NetworkInterface
{
    /// <summary>The attachment that it belongs to.</summary>
    public string AttachmentId { get; set; }

    /// <summary>Its private address.</summary>
    public string PrivateIpv4Address { get; set; }

    /// <summary>Its IPv6 address.</summary>
    public string Ipv6Address { get; set; }
}
