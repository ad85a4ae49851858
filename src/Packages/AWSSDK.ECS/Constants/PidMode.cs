using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whose processes a task's containers see.</summary>
public class PidMode : ConstantClass
{
    /// <summary><c>host</c>.</summary>
    public static readonly PidMode Host = new("host");

    /// <summary><c>task</c>.</summary>
    public static readonly PidMode Task = new("task");

    /// <summary>A value that the service may know and this class does not.</summary>
    public PidMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static PidMode FindValue(string value) => FindValue<PidMode>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator PidMode(string value) => FindValue(value);
}
