namespace Amazon.CloudWatchLogs.Model;

/// <summary>One line of a log stream.</summary>
public partial class OutputLogEvent
{
    /// <summary>When it happened, UTC, to the millisecond.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>The line.</summary>
    public string Message { get; set; }

    /// <summary>When CloudWatch Logs got it, UTC, to the millisecond.</summary>
    public DateTime? IngestionTime { get; set; }
}
