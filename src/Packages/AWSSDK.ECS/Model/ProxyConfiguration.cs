namespace Amazon.ECS.Model;

public partial class ProxyConfiguration
{
    public ProxyConfigurationType Type { get; set; }

    public string ContainerName { get; set; }

    public List<KeyValuePair> Properties { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
