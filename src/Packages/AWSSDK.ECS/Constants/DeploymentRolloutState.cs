using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>How far a deployment is.</summary>
public class DeploymentRolloutState : ConstantClass
{
    /// <summary><c>COMPLETED</c>.</summary>
    public static readonly DeploymentRolloutState COMPLETED = new("COMPLETED");

    /// <summary><c>FAILED</c>.</summary>
    public static readonly DeploymentRolloutState FAILED = new("FAILED");

    /// <summary><c>IN_PROGRESS</c>.</summary>
    public static readonly DeploymentRolloutState IN_PROGRESS = new("IN_PROGRESS");

    /// <summary>A value that the service may know and this class does not.</summary>
    public DeploymentRolloutState(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static DeploymentRolloutState FindValue(string value) => FindValue<DeploymentRolloutState>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator DeploymentRolloutState(string value) => FindValue(value);
}
