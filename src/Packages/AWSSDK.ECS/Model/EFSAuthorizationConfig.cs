namespace Amazon.ECS.Model;

/// <summary>How an EFS file system is authorised.</summary>
public partial class EFSAuthorizationConfig
{
    /// <summary>The access point; the volume's root directory must then be absent or <c>/</c>.</summary>
    public string AccessPointId { get; set; }

    /// <summary>Whether the task role is used; needs transit encryption.</summary>
    public EFSAuthorizationConfigIAM Iam { get; set; }
}
