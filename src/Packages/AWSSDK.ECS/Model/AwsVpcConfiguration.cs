namespace Amazon.ECS.Model;

public partial class AwsVpcConfiguration
{
    public List<string> Subnets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> SecurityGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public AssignPublicIp AssignPublicIp { get; set; }
}
