namespace Amazon.ECS.Model;

/// <summary>A device of the host in a container; not on Fargate.</summary>
public partial class Device
{
    /// <summary>The path on the host; required.</summary>
    public string HostPath { get; set; }

    /// <summary>The path in the container; the same as on the host when nothing is said.</summary>
    public string ContainerPath { get; set; }

    /// <summary>What is allowed; everything when nothing is said.</summary>
    public List<string> Permissions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
