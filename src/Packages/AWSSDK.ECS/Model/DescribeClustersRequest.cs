namespace Amazon.ECS.Model;

public partial class DescribeClustersRequest : AmazonECSRequest
{
    public List<string> Clusters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
