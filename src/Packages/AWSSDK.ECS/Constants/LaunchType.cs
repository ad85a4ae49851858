using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a task runs on.</summary>
public class LaunchType : ConstantClass
{
    /// <summary><c>EC2</c>.</summary>
    public static readonly LaunchType EC2 = new("EC2");

    /// <summary><c>EXTERNAL</c>.</summary>
    public static readonly LaunchType EXTERNAL = new("EXTERNAL");

    /// <summary><c>FARGATE</c>.</summary>
    public static readonly LaunchType FARGATE = new("FARGATE");

    /// <summary><c>MANAGED_INSTANCES</c>.</summary>
    public static readonly LaunchType MANAGED_INSTANCES = new("MANAGED_INSTANCES");

    /// <summary>A value that the service may know and this class does not.</summary>
    public LaunchType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator LaunchType(string value) => FindValue(value);
}
