using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>A page of a log stream.</summary>
public partial class GetLogEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The events of this page, the oldest first; there may be none although later pages have some.</summary>
    public List<OutputLogEvent> Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the next page starts; the token that was sent, when there is no more.</summary>
    public string NextForwardToken { get; set; }

    /// <summary>Where the page before ends; the token that was sent, when there is no more.</summary>
    public string NextBackwardToken { get; set; }
}
