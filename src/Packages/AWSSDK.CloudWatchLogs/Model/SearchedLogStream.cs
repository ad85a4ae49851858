namespace Amazon.CloudWatchLogs.Model;

/// <summary>A stream that a search covered; no longer told by the service.</summary>
public partial class SearchedLogStream
{
    /// <summary>The stream's name.</summary>
    public string LogStreamName { get; set; }

    /// <summary>Whether all of it was searched.</summary>
    public bool? SearchedCompletely { get; set; }
}
