namespace Amazon.ECS.Model;

/// <summary>What a deployment's circuit breaker counted.</summary>
public partial class ServiceDeploymentCircuitBreaker
{
    /// <summary>Whether it watches, or has struck.</summary>
    public ServiceDeploymentRollbackMonitorsStatus Status { get; set; }

    /// <summary>How many tasks failed.</summary>
    public int? FailureCount { get; set; }

    /// <summary>How many may fail.</summary>
    public int? Threshold { get; set; }
}
