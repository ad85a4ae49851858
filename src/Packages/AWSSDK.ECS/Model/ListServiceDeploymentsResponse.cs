using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>A page of deployments, the newest first.</summary>
public partial class ListServiceDeploymentsResponse : AmazonWebServiceResponse
{
    /// <summary>The deployments.</summary>
    public List<ServiceDeploymentBrief> ServiceDeployments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The token of the next page; null where there is none.</summary>
    public string NextToken { get; set; }
}
