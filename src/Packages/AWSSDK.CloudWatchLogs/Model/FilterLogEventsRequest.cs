namespace Amazon.CloudWatchLogs.Model;

/// <summary>What to search a log group for. Times are numbers here: milliseconds since 1970, UTC.</summary>
public partial class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>The group's name; either it or the identifier is required.</summary>
    public string LogGroupName { get; set; }

    /// <summary>The group's name or ARN; an ARN for a group of another account.</summary>
    public string LogGroupIdentifier { get; set; }

    /// <summary>Only these streams, at most 100; not together with a prefix.</summary>
    public List<string> LogStreamNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Only streams whose names begin so.</summary>
    public string LogStreamNamePrefix { get; set; }

    /// <summary>From this time on, in milliseconds since 1970, UTC.</summary>
    public long? StartTime { get; set; }

    /// <summary>Until this time, in milliseconds since 1970, UTC.</summary>
    public long? EndTime { get; set; }

    /// <summary>What to look for, at most 1024 characters; everything when nothing is said.</summary>
    public string FilterPattern { get; set; }

    /// <summary>The token of the page before; null for the first page.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 10,000; 10,000 when nothing is said.</summary>
    public int? Limit { get; set; }

    /// <summary>Ignored by the service: events of all streams are always mixed by time.</summary>
    public bool? Interleaved { get; set; }

    /// <summary>Whether protected data are shown; needs the right <c>logs:Unmask</c>.</summary>
    public bool? Unmask { get; set; }
}
