using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a monitor of a deployment does.</summary>
public class ServiceDeploymentRollbackMonitorsStatus : ConstantClass
{
    /// <summary><c>DISABLED</c>.</summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus DISABLED = new("DISABLED");

    /// <summary><c>MONITORING</c>.</summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus MONITORING = new("MONITORING");

    /// <summary><c>MONITORING_COMPLETE</c>.</summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus MONITORING_COMPLETE = new("MONITORING_COMPLETE");

    /// <summary><c>TRIGGERED</c>.</summary>
    public static readonly ServiceDeploymentRollbackMonitorsStatus TRIGGERED = new("TRIGGERED");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ServiceDeploymentRollbackMonitorsStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ServiceDeploymentRollbackMonitorsStatus FindValue(string value) => FindValue<ServiceDeploymentRollbackMonitorsStatus>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ServiceDeploymentRollbackMonitorsStatus(string value) => FindValue(value);
}
