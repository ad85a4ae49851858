using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>How a task's containers are connected.</summary>
public class NetworkMode : ConstantClass
{
    /// <summary><c>awsvpc</c>.</summary>
    public static readonly NetworkMode Awsvpc = new("awsvpc");

    /// <summary><c>bridge</c>.</summary>
    public static readonly NetworkMode Bridge = new("bridge");

    /// <summary><c>host</c>.</summary>
    public static readonly NetworkMode Host = new("host");

    /// <summary><c>none</c>.</summary>
    public static readonly NetworkMode None = new("none");

    /// <summary>A value that the service may know and this class does not.</summary>
    public NetworkMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static NetworkMode FindValue(string value) => FindValue<NetworkMode>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator NetworkMode(string value) => FindValue(value);
}
