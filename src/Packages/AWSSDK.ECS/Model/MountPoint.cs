namespace Amazon.ECS.Model;

public partial class MountPoint
{
    public string SourceVolume { get; set; }

    public string ContainerPath { get; set; }

    public bool? ReadOnly { get; set; }
}
