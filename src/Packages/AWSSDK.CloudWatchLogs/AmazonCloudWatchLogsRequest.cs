using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>What the requests of this service have in common.</summary>
public partial class AmazonCloudWatchLogsRequest : AmazonWebServiceRequest;
