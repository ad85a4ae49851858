namespace Amazon.ECS.Model;

/// <summary>Makes a container the log router of its task.</summary>
public partial class FirelensConfiguration
{
    /// <summary>The router; required.</summary>
    public FirelensConfigurationType Type { get; set; }

    /// <summary>The router's options.</summary>
    public Dictionary<string, string> Options { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
