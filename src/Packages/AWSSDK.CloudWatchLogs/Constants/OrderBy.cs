using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>The order of log streams.</summary>
public class OrderBy : ConstantClass
{
    /// <summary>By the last event; a prefix cannot be given with it.</summary>
    public static readonly OrderBy LastEventTime = new("LastEventTime");

    /// <summary>By name; what the service takes when nothing is said.</summary>
    public static readonly OrderBy LogStreamName = new("LogStreamName");

    /// <summary>A value that the service may know and this class does not.</summary>
    public OrderBy(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static OrderBy FindValue(string value) => FindValue<OrderBy>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator OrderBy(string value) => FindValue(value);
}
