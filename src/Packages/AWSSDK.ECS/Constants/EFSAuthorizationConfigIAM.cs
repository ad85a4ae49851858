using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether the task role is used to mount an EFS file system.</summary>
public class EFSAuthorizationConfigIAM : ConstantClass
{
    /// <summary><c>DISABLED</c>.</summary>
    public static readonly EFSAuthorizationConfigIAM DISABLED = new("DISABLED");

    /// <summary><c>ENABLED</c>.</summary>
    public static readonly EFSAuthorizationConfigIAM ENABLED = new("ENABLED");

    /// <summary>A value that the service may know and this class does not.</summary>
    public EFSAuthorizationConfigIAM(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static EFSAuthorizationConfigIAM FindValue(string value) => FindValue<EFSAuthorizationConfigIAM>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator EFSAuthorizationConfigIAM(string value) => FindValue(value);
}
