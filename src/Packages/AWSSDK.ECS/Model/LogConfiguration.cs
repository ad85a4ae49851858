namespace Amazon.ECS.Model;

public partial class LogConfiguration
{
    public LogDriver LogDriver { get; set; }

    public Dictionary<string, string> Options { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<Secret> SecretOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
