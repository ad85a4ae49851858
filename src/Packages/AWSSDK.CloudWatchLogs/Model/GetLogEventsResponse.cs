using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public partial class GetLogEventsResponse : AmazonWebServiceResponse
{
    public List<OutputLogEvent> Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string NextForwardToken { get; set; }

    public string NextBackwardToken { get; set; }
}
