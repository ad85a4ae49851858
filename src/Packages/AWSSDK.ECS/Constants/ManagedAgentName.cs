using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The agents that the service runs in containers.</summary>
public class ManagedAgentName : ConstantClass
{
    /// <summary><c>ExecuteCommandAgent</c>.</summary>
    public static readonly ManagedAgentName ExecuteCommandAgent = new("ExecuteCommandAgent");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ManagedAgentName(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ManagedAgentName FindValue(string value) => FindValue<ManagedAgentName>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ManagedAgentName(string value) => FindValue(value);
}
