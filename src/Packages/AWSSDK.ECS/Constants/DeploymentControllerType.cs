using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What deploys a service.</summary>
public class DeploymentControllerType : ConstantClass
{
    /// <summary><c>CODE_DEPLOY</c>.</summary>
    public static readonly DeploymentControllerType CODE_DEPLOY = new("CODE_DEPLOY");

    /// <summary><c>ECS</c>.</summary>
    public static readonly DeploymentControllerType ECS = new("ECS");

    /// <summary><c>EXTERNAL</c>.</summary>
    public static readonly DeploymentControllerType EXTERNAL = new("EXTERNAL");

    /// <summary>A value that the service may know and this class does not.</summary>
    public DeploymentControllerType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static DeploymentControllerType FindValue(string value) => FindValue<DeploymentControllerType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator DeploymentControllerType(string value) => FindValue(value);
}
