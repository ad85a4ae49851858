using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether a task's agent is connected.</summary>
public class Connectivity : ConstantClass
{
    /// <summary><c>CONNECTED</c>.</summary>
    public static readonly Connectivity CONNECTED = new("CONNECTED");

    /// <summary><c>DISCONNECTED</c>.</summary>
    public static readonly Connectivity DISCONNECTED = new("DISCONNECTED");

    /// <summary>A value that the service may know and this class does not.</summary>
    public Connectivity(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static Connectivity FindValue(string value) => FindValue<Connectivity>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator Connectivity(string value) => FindValue(value);
}
