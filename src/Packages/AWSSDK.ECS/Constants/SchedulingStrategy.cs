using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>How many tasks a service keeps.</summary>
public class SchedulingStrategy : ConstantClass
{
    /// <summary><c>DAEMON</c>.</summary>
    public static readonly SchedulingStrategy DAEMON = new("DAEMON");

    /// <summary><c>REPLICA</c>.</summary>
    public static readonly SchedulingStrategy REPLICA = new("REPLICA");

    /// <summary>A value that the service may know and this class does not.</summary>
    public SchedulingStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static SchedulingStrategy FindValue(string value) => FindValue<SchedulingStrategy>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator SchedulingStrategy(string value) => FindValue(value);
}
