using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>How far a service deployment is.</summary>
public class ServiceDeploymentStatus : ConstantClass
{
    /// <summary><c>IN_PROGRESS</c>.</summary>
    public static readonly ServiceDeploymentStatus IN_PROGRESS = new("IN_PROGRESS");

    /// <summary><c>PENDING</c>.</summary>
    public static readonly ServiceDeploymentStatus PENDING = new("PENDING");

    /// <summary><c>ROLLBACK_FAILED</c>.</summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");

    /// <summary><c>ROLLBACK_IN_PROGRESS</c>.</summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");

    /// <summary><c>ROLLBACK_REQUESTED</c>.</summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_REQUESTED = new("ROLLBACK_REQUESTED");

    /// <summary><c>ROLLBACK_SUCCESSFUL</c>.</summary>
    public static readonly ServiceDeploymentStatus ROLLBACK_SUCCESSFUL = new("ROLLBACK_SUCCESSFUL");

    /// <summary><c>STOPPED</c>.</summary>
    public static readonly ServiceDeploymentStatus STOPPED = new("STOPPED");

    /// <summary><c>STOP_REQUESTED</c>.</summary>
    public static readonly ServiceDeploymentStatus STOP_REQUESTED = new("STOP_REQUESTED");

    /// <summary><c>SUCCESSFUL</c>.</summary>
    public static readonly ServiceDeploymentStatus SUCCESSFUL = new("SUCCESSFUL");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ServiceDeploymentStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ServiceDeploymentStatus FindValue(string value) => FindValue<ServiceDeploymentStatus>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ServiceDeploymentStatus(string value) => FindValue(value);
}
