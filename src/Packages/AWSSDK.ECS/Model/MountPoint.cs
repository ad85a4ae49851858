namespace Amazon.ECS.Model;

/// <summary>A volume in a container's file system.</summary>
public partial class MountPoint
{
    /// <summary>The volume's name in the task definition.</summary>
    public string SourceVolume { get; set; }

    /// <summary>The path in the container.</summary>
    public string ContainerPath { get; set; }

    /// <summary>Whether the container may only read; false when nothing is said.</summary>
    public bool? ReadOnly { get; set; }
}
