using Amazon.Runtime;

namespace Amazon.ECS;

public class DesiredStatus : ConstantClass
{
    /// <summary><c>PENDING</c>.</summary>
    public static readonly DesiredStatus PENDING = new("PENDING");

    /// <summary><c>RUNNING</c>.</summary>
    public static readonly DesiredStatus RUNNING = new("RUNNING");

    /// <summary><c>STOPPED</c>.</summary>
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
