namespace Amazon.ECS.Model;

/// <summary>What ends a deployment whose tasks do not come up.</summary>
public partial class DeploymentCircuitBreaker
{
    /// <summary>Whether failing tasks end the deployment.</summary>
    public bool? Enable { get; set; }

    /// <summary>Whether the service then goes back to its last completed deployment.</summary>
    public bool? Rollback { get; set; }
}
