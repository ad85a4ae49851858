namespace Amazon.ECS.Model;

/// <summary>A volume on the container instance.</summary>
public partial class HostVolumeProperties
{
    /// <summary>The directory on the instance; not on Fargate.</summary>
    public string SourcePath { get; set; }
}
