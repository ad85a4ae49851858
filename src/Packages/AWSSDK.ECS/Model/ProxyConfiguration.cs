namespace Amazon.ECS.Model;

/// <summary>A proxy container for App Mesh.</summary>
public partial class ProxyConfiguration
{
    /// <summary>Its kind.</summary>
    public ProxyConfigurationType Type { get; set; }

    /// <summary>The proxy's container; required.</summary>
    public string ContainerName { get; set; }

    /// <summary>The proxy's settings.</summary>
    public List<KeyValuePair> Properties { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
