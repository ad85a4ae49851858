namespace Amazon.ECS.Model;

/// <summary>Which clusters to describe.</summary>
public partial class DescribeClustersRequest : AmazonECSRequest
{
    /// <summary>Short names or ARNs, at most 100.</summary>
    public List<string> Clusters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to include beyond the ordinary, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
