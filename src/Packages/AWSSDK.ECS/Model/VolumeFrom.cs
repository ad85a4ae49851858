namespace Amazon.ECS.Model;

public partial class VolumeFrom
{
    public string SourceContainer { get; set; }

    public bool? ReadOnly { get; set; }
}
