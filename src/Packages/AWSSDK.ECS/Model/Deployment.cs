namespace Amazon.ECS.Model;

/// <summary>One deployment of a service.</summary>
public partial class Deployment
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>PRIMARY, ACTIVE for one that is being replaced, or INACTIVE.</summary>
    public string Status { get; set; }

    /// <summary>The ARN of the definition that it deploys.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>How many tasks there are to be.</summary>
    public int? DesiredCount { get; set; }

    /// <summary>How many of them are about to run.</summary>
    public int? PendingCount { get; set; }

    /// <summary>How many of them run.</summary>
    public int? RunningCount { get; set; }

    /// <summary>How many tasks failed to start or to become healthy.</summary>
    public int? FailedTasks { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it changed last, UTC.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>The capacity providers.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What its tasks run on.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The Fargate platform of its tasks.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The Fargate platform's operating system.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>The network of its tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>How far it is.</summary>
    public DeploymentRolloutState RolloutState { get; set; }

    /// <summary>Why it is there.</summary>
    public string RolloutStateReason { get; set; }
}
