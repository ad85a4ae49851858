namespace Amazon.ECS.Model;

/// <summary>A volume on an FSx for Windows file system.</summary>
public partial class FSxWindowsFileServerVolumeConfiguration
{
    /// <summary>The file system; required.</summary>
    public string FileSystemId { get; set; }

    /// <summary>The directory in it; required.</summary>
    public string RootDirectory { get; set; }

    /// <summary>The authorisation; required.</summary>
    public FSxWindowsFileServerAuthorizationConfig AuthorizationConfig { get; set; }
}
