namespace Amazon.ECS.Model;

/// <summary>Which services to describe.</summary>
public partial class DescribeServicesRequest : AmazonECSRequest
{
    /// <summary>The cluster's short name or ARN; the service takes <c>default</c> when nothing is said.</summary>
    public string Cluster { get; set; }

    /// <summary>Short names or ARNs, at most 10.</summary>
    public List<string> Services { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to include beyond the ordinary, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
