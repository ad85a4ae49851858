namespace Amazon.ECS.Model;

/// <summary>A service as the service describes it.</summary>
public partial class Service
{
    /// <summary>Its ARN.</summary>
    public string ServiceArn { get; set; }

    /// <summary>Its name.</summary>
    public string ServiceName { get; set; }

    /// <summary>The cluster's ARN.</summary>
    public string ClusterArn { get; set; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; set; }

    /// <summary>How many tasks it is to have.</summary>
    public int? DesiredCount { get; set; }

    /// <summary>How many of them run.</summary>
    public int? RunningCount { get; set; }

    /// <summary>How many of them are about to.</summary>
    public int? PendingCount { get; set; }

    /// <summary>What its tasks run on.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The capacity providers.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The Fargate platform of its tasks.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The Fargate platform's operating system.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>The ARN of the definition that it runs.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>Its deployments: the primary one and those it replaces.</summary>
    public List<Deployment> Deployments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The role that a load balancer needs.</summary>
    public string RoleArn { get; set; }

    /// <summary>What happened to it, the newest first.</summary>
    public List<ServiceEvent> Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When it was made, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The principal that made it.</summary>
    public string CreatedBy { get; set; }

    /// <summary>The ARN of its current service deployment.</summary>
    public string CurrentServiceDeployment { get; set; }

    /// <summary>Where tasks may be placed, at most 10; not on Fargate.</summary>
    public List<PlacementConstraint> PlacementConstraints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How tasks are spread; not on Fargate.</summary>
    public List<PlacementStrategy> PlacementStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The network of its tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>Seconds after a task's start in which the load balancer's checks do not count.</summary>
    public int? HealthCheckGracePeriodSeconds { get; set; }

    /// <summary>How many tasks it keeps.</summary>
    public SchedulingStrategy SchedulingStrategy { get; set; }

    /// <summary>What deploys it.</summary>
    public DeploymentController DeploymentController { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether ECS adds tags of its own to its tasks.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>Where its tasks' tags come from.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>Whether ECS Exec may enter its containers.</summary>
    public bool? EnableExecuteCommand { get; set; }
}
