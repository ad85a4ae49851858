namespace Amazon.ECS.Model;

public partial class DescribeServicesRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public List<string> Services { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
