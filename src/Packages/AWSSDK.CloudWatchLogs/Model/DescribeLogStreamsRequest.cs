namespace Amazon.CloudWatchLogs.Model;

public partial class DescribeLogStreamsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>To be filled by its properties.</summary>
    public DescribeLogStreamsRequest()
    {
    }

    /// <summary>The streams of this group.</summary>
    public DescribeLogStreamsRequest(string logGroupName) => LogGroupName = logGroupName;

    public string LogGroupName { get; set; }

    public string LogGroupIdentifier { get; set; }

    public string LogStreamNamePrefix { get; set; }

    public OrderBy OrderBy { get; set; }

    public bool? Descending { get; set; }

    public string NextToken { get; set; }

    public int? Limit { get; set; }
}
