namespace Amazon.ECS.Model;

/// <summary>One of a service's deployments, in short.</summary>
public partial class ServiceDeploymentBrief
{
    /// <summary>Its ARN.</summary>
    public string ServiceDeploymentArn { get; set; }

    /// <summary>The service's ARN.</summary>
    public string ServiceArn { get; set; }

    /// <summary>The cluster's ARN.</summary>
    public string ClusterArn { get; set; }

    /// <summary>When it began, UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it ended, UTC; null while it goes on.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>The service revision that it leads to.</summary>
    public string TargetServiceRevisionArn { get; set; }

    /// <summary>How far it is.</summary>
    public ServiceDeploymentStatus Status { get; set; }

    /// <summary>Why it is in that state.</summary>
    public string StatusReason { get; set; }
}
