using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whose shared memory a task's containers use.</summary>
public class IpcMode : ConstantClass
{
    /// <summary><c>host</c>.</summary>
    public static readonly IpcMode Host = new("host");

    /// <summary><c>none</c>.</summary>
    public static readonly IpcMode None = new("none");

    /// <summary><c>task</c>.</summary>
    public static readonly IpcMode Task = new("task");

    /// <summary>A value that the service may know and this class does not.</summary>
    public IpcMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static IpcMode FindValue(string value) => FindValue<IpcMode>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator IpcMode(string value) => FindValue(value);
}
