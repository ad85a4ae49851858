namespace Amazon.ECS.Model;

/// <summary>Where a task's network interface is put.</summary>
public partial class AwsVpcConfiguration
{
    /// <summary>Subnets of one VPC, at most 16; required.</summary>
    public List<string> Subnets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Security groups of that VPC, at most 5; its default group when nothing is said.</summary>
    public List<string> SecurityGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether it gets a public address; a task in a public subnet reaches no registry without one.</summary>
    public AssignPublicIp AssignPublicIp { get; set; }
}
