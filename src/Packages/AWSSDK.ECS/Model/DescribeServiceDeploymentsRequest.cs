namespace Amazon.ECS.Model;

/// <summary>Which deployments to describe.</summary>
public partial class DescribeServiceDeploymentsRequest : AmazonECSRequest
{
    /// <summary>Their ARNs, at most 20; required.</summary>
    public List<string> ServiceDeploymentArns { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
