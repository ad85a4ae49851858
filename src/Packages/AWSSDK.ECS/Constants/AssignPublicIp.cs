using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether a task's network interface gets a public address.</summary>
public class AssignPublicIp : ConstantClass
{
    /// <summary><c>DISABLED</c>.</summary>
    public static readonly AssignPublicIp DISABLED = new("DISABLED");

    /// <summary><c>ENABLED</c>.</summary>
    public static readonly AssignPublicIp ENABLED = new("ENABLED");

    /// <summary>A value that the service may know and this class does not.</summary>
    public AssignPublicIp(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}
