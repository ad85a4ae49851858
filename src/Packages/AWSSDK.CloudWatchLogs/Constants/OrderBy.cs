using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

public class OrderBy : ConstantClass
{
    /// <summary><c>LastEventTime</c>.</summary>
    public static readonly OrderBy LastEventTime = new("LastEventTime");

    /// <summary><c>LogStreamName</c>.</summary>
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
