namespace Amazon.ECS.Model;

/// <summary>A volume on an EFS file system.</summary>
public partial class EFSVolumeConfiguration
{
    /// <summary>The file system; required.</summary>
    public string FileSystemId { get; set; }

    /// <summary>The directory in it; its root when nothing is said.</summary>
    public string RootDirectory { get; set; }

    /// <summary>Off when nothing is said.</summary>
    public EFSTransitEncryption TransitEncryption { get; set; }

    /// <summary>The port of the encrypted traffic; chosen by the mount helper when nothing is said.</summary>
    public int? TransitEncryptionPort { get; set; }

    /// <summary>The authorisation.</summary>
    public EFSAuthorizationConfig AuthorizationConfig { get; set; }
}
