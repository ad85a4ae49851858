namespace Amazon.ECS.Model;

/// <summary>A volume that containers of the task can mount.</summary>
public partial class Volume
{
    /// <summary>Its name, 1 to 255 letters, digits, hyphens and underscores.</summary>
    public string Name { get; set; }

    /// <summary>A directory of the host, or without a path an empty volume that lives as long as the task.</summary>
    public HostVolumeProperties Host { get; set; }

    /// <summary>A volume of a Docker volume driver.</summary>
    public DockerVolumeConfiguration DockerVolumeConfiguration { get; set; }

    /// <summary>A volume on an EFS file system.</summary>
    public EFSVolumeConfiguration EfsVolumeConfiguration { get; set; }

    /// <summary>A volume on an FSx for Windows file system.</summary>
    public FSxWindowsFileServerVolumeConfiguration FsxWindowsFileServerVolumeConfiguration { get; set; }

    /// <summary>Whether RunTask or the service configures it.</summary>
    public bool? ConfiguredAtLaunch { get; set; }
}
