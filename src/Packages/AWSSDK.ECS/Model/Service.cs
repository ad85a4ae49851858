namespace Amazon.ECS.Model;

public partial class Service
{
    public string ServiceArn { get; set; }

    public string ServiceName { get; set; }

    public string ClusterArn { get; set; }

    public string Status { get; set; }

    public int? DesiredCount { get; set; }

    public int? RunningCount { get; set; }

    public int? PendingCount { get; set; }

    public LaunchType LaunchType { get; set; }

    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string PlatformVersion { get; set; }

    public string PlatformFamily { get; set; }

    public string TaskDefinition { get; set; }

    public List<Deployment> Deployments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string RoleArn { get; set; }

    public List<ServiceEvent> Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public DateTime? CreatedAt { get; set; }

    public string CreatedBy { get; set; }

    public string CurrentServiceDeployment { get; set; }

    public List<PlacementConstraint> PlacementConstraints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<PlacementStrategy> PlacementStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public int? HealthCheckGracePeriodSeconds { get; set; }

    public SchedulingStrategy SchedulingStrategy { get; set; }

    public DeploymentController DeploymentController { get; set; }

    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? EnableECSManagedTags { get; set; }

    public PropagateTags PropagateTags { get; set; }

    public bool? EnableExecuteCommand { get; set; }
}
