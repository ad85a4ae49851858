namespace Amazon.ECS.Model;

public partial class DescribeTaskDefinitionRequest : AmazonECSRequest
{
    public string TaskDefinition { get; set; }

    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
