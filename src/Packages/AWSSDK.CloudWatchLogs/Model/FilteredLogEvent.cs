namespace Amazon.CloudWatchLogs.Model;

/// <summary>An event that matches. Its times are numbers: milliseconds since 1970, UTC.</summary>
public partial class FilteredLogEvent
{
    /// <summary>The stream's name.</summary>
    public string LogStreamName { get; set; }

    /// <summary>When it happened, in milliseconds since 1970, UTC.</summary>
    public long? Timestamp { get; set; }

    /// <summary>The line.</summary>
    public string Message { get; set; }

    /// <summary>When CloudWatch Logs got it, in milliseconds since 1970, UTC.</summary>
    public long? IngestionTime { get; set; }

    /// <summary>Its id.</summary>
    public string EventId { get; set; }
}
