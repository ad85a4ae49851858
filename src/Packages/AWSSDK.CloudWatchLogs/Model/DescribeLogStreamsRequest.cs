namespace Amazon.CloudWatchLogs.Model;

/// <summary>Which streams of which log group to list.</summary>
public partial class DescribeLogStreamsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>To be filled by its properties.</summary>
    public DescribeLogStreamsRequest()
    {
    }

    /// <summary>The streams of this group.</summary>
    public DescribeLogStreamsRequest(string logGroupName) => LogGroupName = logGroupName;

    /// <summary>The group's name; either it or the identifier is required.</summary>
    public string LogGroupName { get; set; }

    /// <summary>The group's name or ARN; an ARN for a group of another account.</summary>
    public string LogGroupIdentifier { get; set; }

    /// <summary>Only streams whose names begin so; not together with the order by last event.</summary>
    public string LogStreamNamePrefix { get; set; }

    /// <summary>By name when nothing is said.</summary>
    public OrderBy OrderBy { get; set; }

    /// <summary>Whether the order is turned round; false when nothing is said.</summary>
    public bool? Descending { get; set; }

    /// <summary>The token of the page before; null for the first page.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 50; 50 when nothing is said.</summary>
    public int? Limit { get; set; }
}
