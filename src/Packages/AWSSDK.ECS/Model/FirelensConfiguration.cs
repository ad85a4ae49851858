namespace Amazon.ECS.Model;

public partial class FirelensConfiguration
{
    public FirelensConfigurationType Type { get; set; }

    public Dictionary<string, string> Options { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
