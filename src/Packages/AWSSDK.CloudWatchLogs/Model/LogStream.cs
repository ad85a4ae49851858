namespace Amazon.CloudWatchLogs.Model;

/// <summary>A sequence of events of one source; for ECS's awslogs driver <c>prefix/container/task id</c>.</summary>
public partial class LogStream
{
    /// <summary>The stream's name.</summary>
    public string LogStreamName { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The time of its first event, UTC.</summary>
    public DateTime? FirstEventTimestamp { get; set; }

    /// <summary>The time of its last event, UTC; may be behind by about an hour.</summary>
    public DateTime? LastEventTimestamp { get; set; }

    /// <summary>When it got an event last, UTC.</summary>
    public DateTime? LastIngestionTime { get; set; }

    /// <summary>No longer needed to write.</summary>
    public string UploadSequenceToken { get; set; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; set; }

    /// <summary>Always 0 now.</summary>
    public long? StoredBytes { get; set; }
}
