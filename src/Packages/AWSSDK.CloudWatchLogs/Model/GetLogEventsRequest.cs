namespace Amazon.CloudWatchLogs.Model;

public partial class GetLogEventsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>To be filled by its properties.</summary>
    public GetLogEventsRequest()
    {
    }

    /// <summary>The events of this stream of this group.</summary>
    public GetLogEventsRequest(string logGroupName, string logStreamName)
    {
        LogGroupName = logGroupName;
        LogStreamName = logStreamName;
    }

    public string LogGroupName { get; set; }

    public string LogGroupIdentifier { get; set; }

    public string LogStreamName { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? EndTime { get; set; }

    public string NextToken { get; set; }

    public int? Limit { get; set; }

    public bool? StartFromHead { get; set; }

    public bool? Unmask { get; set; }
}
