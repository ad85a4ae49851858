using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>A page of events that match.</summary>
public partial class FilterLogEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The events of this page; there may be none although later pages have some.</summary>
    public List<FilteredLogEvent> Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Always empty now.</summary>
    public List<SearchedLogStream> SearchedLogStreams { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the next page starts; null on the last page.</summary>
    public string NextToken { get; set; }
}
