using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether the traffic with an EFS file system is encrypted.</summary>
public class EFSTransitEncryption : ConstantClass
{
    /// <summary><c>DISABLED</c>.</summary>
    public static readonly EFSTransitEncryption DISABLED = new("DISABLED");

    /// <summary><c>ENABLED</c>.</summary>
    public static readonly EFSTransitEncryption ENABLED = new("ENABLED");

    /// <summary>A value that the service may know and this class does not.</summary>
    public EFSTransitEncryption(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static EFSTransitEncryption FindValue(string value) => FindValue<EFSTransitEncryption>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator EFSTransitEncryption(string value) => FindValue(value);
}
