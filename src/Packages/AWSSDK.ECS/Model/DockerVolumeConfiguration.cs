namespace Amazon.ECS.Model;

public partial class DockerVolumeConfiguration
{
    public Scope Scope { get; set; }

    public bool? Autoprovision { get; set; }

    public string Driver { get; set; }

    public Dictionary<string, string> DriverOpts { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public Dictionary<string, string> Labels { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
