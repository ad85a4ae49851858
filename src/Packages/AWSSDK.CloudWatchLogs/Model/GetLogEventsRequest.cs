namespace Amazon.CloudWatchLogs.Model;

/// <summary>Which page of which log stream to read.</summary>
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

    /// <summary>The group's name; either it or the identifier is required.</summary>
    public string LogGroupName { get; set; }

    /// <summary>The group's name or ARN; an ARN for a group of another account.</summary>
    public string LogGroupIdentifier { get; set; }

    /// <summary>The stream's name; required.</summary>
    public string LogStreamName { get; set; }

    /// <summary>Events from this time on; sent in whole milliseconds.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Events before this time; sent in whole milliseconds.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>A token of the page before, forward or backward.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 10,000; as many as fit into 1 MB when nothing is said.</summary>
    public int? Limit { get; set; }

    /// <summary>
    /// Whether the oldest events come first. False when nothing is said: the newest page comes. To be true whenever a forward token is sent.
    /// </summary>
    public bool? StartFromHead { get; set; }

    /// <summary>Whether protected data are shown; needs the right <c>logs:Unmask</c>.</summary>
    public bool? Unmask { get; set; }
}
