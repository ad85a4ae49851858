namespace Amazon.CloudWatchLogs.Model;

public partial class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public string LogGroupName { get; set; }

    public string LogGroupIdentifier { get; set; }

    public List<string> LogStreamNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string LogStreamNamePrefix { get; set; }

    public long? StartTime { get; set; }

    public long? EndTime { get; set; }

    public string FilterPattern { get; set; }

    public string NextToken { get; set; }

    public int? Limit { get; set; }

    public bool? Interleaved { get; set; }

    public bool? Unmask { get; set; }
}
