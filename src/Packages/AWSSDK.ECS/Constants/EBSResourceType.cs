using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What of EBS is tagged.</summary>
public class EBSResourceType : ConstantClass
{
    /// <summary><c>volume</c>.</summary>
    public static readonly EBSResourceType Volume = new("volume");

    /// <summary>A value that the service may know and this class does not.</summary>
    public EBSResourceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static EBSResourceType FindValue(string value) => FindValue<EBSResourceType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator EBSResourceType(string value) => FindValue(value);
}
