using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Where tasks of a definition can run.</summary>
public class Compatibility : ConstantClass
{
    /// <summary><c>EC2</c>.</summary>
    public static readonly Compatibility EC2 = new("EC2");

    /// <summary><c>EXTERNAL</c>.</summary>
    public static readonly Compatibility EXTERNAL = new("EXTERNAL");

    /// <summary><c>FARGATE</c>.</summary>
    public static readonly Compatibility FARGATE = new("FARGATE");

    /// <summary><c>MANAGED_INSTANCES</c>.</summary>
    public static readonly Compatibility MANAGED_INSTANCES = new("MANAGED_INSTANCES");

    /// <summary>A value that the service may know and this class does not.</summary>
    public Compatibility(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static Compatibility FindValue(string value) => FindValue<Compatibility>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator Compatibility(string value) => FindValue(value);
}
