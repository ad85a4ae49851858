namespace Amazon.ECS.Model;

/// <summary>A volume of a Docker volume driver; not on Fargate.</summary>
public partial class DockerVolumeConfiguration
{
    /// <summary>How long it lives; as long as the task when nothing is said.</summary>
    public Scope Scope { get; set; }

    /// <summary>Whether a shared volume is made when it is missing.</summary>
    public bool? Autoprovision { get; set; }

    /// <summary>The driver; <c>local</c> when nothing is said.</summary>
    public string Driver { get; set; }

    /// <summary>The driver's options.</summary>
    public Dictionary<string, string> DriverOpts { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The volume's labels.</summary>
    public Dictionary<string, string> Labels { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
