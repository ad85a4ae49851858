namespace Amazon.ECS.Model;

/// <summary>What to change of a service; what is left out stays.</summary>
public partial class UpdateServiceRequest : AmazonECSRequest
{
    /// <summary>Whether tasks are moved so that the availability zones have as many.</summary>
    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }

    /// <summary>The capacity providers, at most 20; not together with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The cluster's short name or ARN; the service takes <c>default</c> when nothing is said.</summary>
    public string Cluster { get; set; }

    /// <summary>How its deployments go.</summary>
    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    /// <summary>What deploys it; <c>ECS</c> when nothing is said.</summary>
    public DeploymentController DeploymentController { get; set; }

    /// <summary>How many tasks it keeps.</summary>
    public int? DesiredCount { get; set; }

    /// <summary>Whether ECS adds tags of its own to its tasks.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>Whether ECS Exec may enter its containers.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>Whether a deployment begins although nothing changes.</summary>
    public bool? ForceNewDeployment { get; set; }

    /// <summary>Seconds after a task's start in which health checks do not count.</summary>
    public int? HealthCheckGracePeriodSeconds { get; set; }

    /// <summary>The target groups whose targets its tasks are, at most 5.</summary>
    public List<LoadBalancer> LoadBalancers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The network of its tasks; required for network mode awsvpc.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>Where tasks may be placed, at most 10; not on Fargate.</summary>
    public List<PlacementConstraint> PlacementConstraints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How tasks are spread; not on Fargate.</summary>
    public List<PlacementStrategy> PlacementStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The Fargate platform, as in <c>1.4.0</c>.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>Where its tasks' tags come from.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>The service's short name or ARN; required.</summary>
    public string Service { get; set; }

    /// <summary>The Cloud Map service in which its tasks are registered.</summary>
    public List<ServiceRegistry> ServiceRegistries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary><c>family:revision</c> or an ARN; a family alone means its newest active revision.</summary>
    public string TaskDefinition { get; set; }
}
