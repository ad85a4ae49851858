namespace Amazon.CloudWatchLogs.Model;

public partial class SearchedLogStream
{
    public string LogStreamName { get; set; }

    public bool? SearchedCompletely { get; set; }
}
