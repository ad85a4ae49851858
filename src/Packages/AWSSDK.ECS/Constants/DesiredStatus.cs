using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The state that the service wants a task in.</summary>
public class DesiredStatus : ConstantClass
{
    /// <summary>No task is ever listed for it.</summary>
    public static readonly DesiredStatus PENDING = new("PENDING");

    /// <summary>Tasks that run or are to run.</summary>
    public static readonly DesiredStatus RUNNING = new("RUNNING");

    /// <summary>Tasks that have stopped or are to stop; listed for about an hour.</summary>
    public static readonly DesiredStatus STOPPED = new("STOPPED");

    /// <summary>A value that the service may know and this class does not.</summary>
    public DesiredStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static DesiredStatus FindValue(string value) => FindValue<DesiredStatus>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator DesiredStatus(string value) => FindValue(value);
}
