namespace Amazon.CloudWatchLogs.Model;

public partial class FilteredLogEvent
{
    public string LogStreamName { get; set; }

    public long? Timestamp { get; set; }

    public string Message { get; set; }

    public long? IngestionTime { get; set; }

    public string EventId { get; set; }
}
