namespace Amazon.ECS.Model;

/// <summary>One of a service's deployments: from which service revisions to which one, and how that went.</summary>
public partial class ServiceDeployment
{
    /// <summary>Its ARN.</summary>
    public string ServiceDeploymentArn { get; set; }

    /// <summary>The service's ARN.</summary>
    public string ServiceArn { get; set; }

    /// <summary>The cluster's ARN.</summary>
    public string ClusterArn { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it began, UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it ended, UTC; null while it goes on.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>When it was stopped, UTC; null where it was not.</summary>
    public DateTime? StoppedAt { get; set; }

    /// <summary>When it changed last, UTC.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>The service revisions that had tasks when it began.</summary>
    public List<ServiceRevisionSummary> SourceServiceRevisions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The service revision that it leads to.</summary>
    public ServiceRevisionSummary TargetServiceRevision { get; set; }

    /// <summary>How far it is.</summary>
    public ServiceDeploymentStatus Status { get; set; }

    /// <summary>Why it is in that state.</summary>
    public string StatusReason { get; set; }

    /// <summary>How it was to go.</summary>
    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    /// <summary>That it goes back, and why; null where it does not.</summary>
    public Rollback Rollback { get; set; }

    /// <summary>What the circuit breaker counted.</summary>
    public ServiceDeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }
}
