using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The protocol below a port.</summary>
public class TransportProtocol : ConstantClass
{
    /// <summary><c>tcp</c>.</summary>
    public static readonly TransportProtocol Tcp = new("tcp");

    /// <summary><c>udp</c>.</summary>
    public static readonly TransportProtocol Udp = new("udp");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TransportProtocol(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TransportProtocol FindValue(string value) => FindValue<TransportProtocol>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TransportProtocol(string value) => FindValue(value);
}
