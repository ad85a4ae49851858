using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>What the requests of this service have in common.</summary>
public partial class AmazonSecretsManagerRequest : AmazonWebServiceRequest;
