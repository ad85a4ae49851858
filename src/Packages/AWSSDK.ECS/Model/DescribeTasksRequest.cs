namespace Amazon.ECS.Model;

public partial class DescribeTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public List<string> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
