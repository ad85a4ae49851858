namespace Amazon.ECS.Model;

public partial class NetworkInterface
{
    public string AttachmentId { get; set; }

    public string PrivateIpv4Address { get; set; }

    public string Ipv6Address { get; set; }
}
