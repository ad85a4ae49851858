using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The deployments that are known.</summary>
public partial class DescribeServiceDeploymentsResponse : AmazonWebServiceResponse
{
    /// <summary>The deployments that are known.</summary>
    public List<ServiceDeployment> ServiceDeployments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Those that are not.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
