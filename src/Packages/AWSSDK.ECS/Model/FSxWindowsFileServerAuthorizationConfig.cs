namespace Amazon.ECS.Model;

/// <summary>How an FSx file system is authorised.</summary>
public partial class FSxWindowsFileServerAuthorizationConfig
{
    /// <summary>The ARN of a secret or a parameter with the credentials; required.</summary>
    public string CredentialsParameter { get; set; }

    /// <summary>The domain's full name; required.</summary>
    public string Domain { get; set; }
}
