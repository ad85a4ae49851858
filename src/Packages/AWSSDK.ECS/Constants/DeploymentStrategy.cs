using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>How new tasks replace the old ones.</summary>
public class DeploymentStrategy : ConstantClass
{
    /// <summary><c>BLUE_GREEN</c>.</summary>
    public static readonly DeploymentStrategy BLUE_GREEN = new("BLUE_GREEN");

    /// <summary><c>CANARY</c>.</summary>
    public static readonly DeploymentStrategy CANARY = new("CANARY");

    /// <summary><c>LINEAR</c>.</summary>
    public static readonly DeploymentStrategy LINEAR = new("LINEAR");

    /// <summary><c>ROLLING</c>.</summary>
    public static readonly DeploymentStrategy ROLLING = new("ROLLING");

    /// <summary>A value that the service may know and this class does not.</summary>
    public DeploymentStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static DeploymentStrategy FindValue(string value) => FindValue<DeploymentStrategy>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator DeploymentStrategy(string value) => FindValue(value);
}
