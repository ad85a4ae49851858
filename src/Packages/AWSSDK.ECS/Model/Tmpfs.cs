namespace Amazon.ECS.Model;

/// <summary>A file system in memory.</summary>
public partial class Tmpfs
{
    /// <summary>The path in the container.</summary>
    public string ContainerPath { get; set; }

    /// <summary>Size in MiB at most.</summary>
    public int? Size { get; set; }

    /// <summary>Mount options.</summary>
    public List<string> MountOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
