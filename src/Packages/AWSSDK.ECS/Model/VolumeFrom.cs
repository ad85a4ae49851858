namespace Amazon.ECS.Model;

/// <summary>The volumes of another container.</summary>
public partial class VolumeFrom
{
    /// <summary>The other container.</summary>
    public string SourceContainer { get; set; }

    /// <summary>Whether they may only be read; false when nothing is said.</summary>
    public bool? ReadOnly { get; set; }
}
