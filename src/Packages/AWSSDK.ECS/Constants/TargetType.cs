using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What an attribute belongs to.</summary>
public class TargetType : ConstantClass
{
    /// <summary><c>container-instance</c>.</summary>
    public static readonly TargetType ContainerInstance = new("container-instance");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TargetType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TargetType FindValue(string value) => FindValue<TargetType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TargetType(string value) => FindValue(value);
}
