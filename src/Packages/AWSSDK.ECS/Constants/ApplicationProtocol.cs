using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The protocol that is spoken on a port.</summary>
public class ApplicationProtocol : ConstantClass
{
    /// <summary><c>grpc</c>.</summary>
    public static readonly ApplicationProtocol Grpc = new("grpc");

    /// <summary><c>http</c>.</summary>
    public static readonly ApplicationProtocol Http = new("http");

    /// <summary><c>http2</c>.</summary>
    public static readonly ApplicationProtocol Http2 = new("http2");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ApplicationProtocol(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ApplicationProtocol FindValue(string value) => FindValue<ApplicationProtocol>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ApplicationProtocol(string value) => FindValue(value);
}
