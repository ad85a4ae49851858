using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>A page of log streams.</summary>
public partial class DescribeLogStreamsResponse : AmazonWebServiceResponse
{
    /// <summary>The streams of this page.</summary>
    public List<LogStream> LogStreams { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the next page starts; null on the last page.</summary>
    public string NextToken { get; set; }
}
