using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The token.</summary>
public partial class GetAuthorizationTokenResponse : AmazonWebServiceResponse
{
    /// <summary>One for each registry that was asked for; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<AuthorizationData> AuthorizationData { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
