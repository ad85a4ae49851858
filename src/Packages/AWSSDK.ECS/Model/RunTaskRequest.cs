namespace Amazon.ECS.Model;

/// <summary>Tasks to start.</summary>
public partial class RunTaskRequest : AmazonECSRequest
{
    /// <summary>The capacity providers, at most 20; not together with a launch type.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The cluster's short name or ARN; the service takes <c>default</c> when nothing is said.</summary>
    public string Cluster { get; set; }

    /// <summary>How many tasks, 1 to 10; 1 when nothing is said.</summary>
    public int? Count { get; set; }

    /// <summary>Whether ECS adds tags of its own, such as the cluster's name.</summary>
    public bool? EnableECSManagedTags { get; set; }

    /// <summary>Whether ECS Exec may enter the containers.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>The task group; the service takes <c>family:</c> and the family when nothing is said.</summary>
    public string Group { get; set; }

    /// <summary>What to run on; not together with a capacity provider strategy.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The network; required for network mode awsvpc, and only then allowed.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>What this run changes of its definition.</summary>
    public TaskOverride Overrides { get; set; }

    /// <summary>Where tasks may be placed, at most 10; not on Fargate.</summary>
    public List<PlacementConstraint> PlacementConstraints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How tasks are spread; not on Fargate.</summary>
    public List<PlacementStrategy> PlacementStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The Fargate platform, as in <c>1.4.0</c>; <c>LATEST</c> when nothing is said.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>Whether the definition's tags are copied to the task; RunTask refuses <c>SERVICE</c>.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>Used by ECS itself, not by callers.</summary>
    public string ReferenceId { get; set; }

    /// <summary>Who started the tasks, at most 128 letters, digits, hyphens, slashes and underscores; tasks can be listed by it.</summary>
    public string StartedBy { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>A family for its newest active revision, <c>family:revision</c>, or an ARN; required.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>
    /// Makes the call repeatable, at most 64 printable ASCII characters: the same token with the same request gives the same tasks, with another
    /// request a <see cref="ConflictException"/>. A call without one gets one of its own, which its retries keep.
    /// </summary>
    public string ClientToken { get; set; }

    /// <summary>The settings of the volume that the definition leaves to the start.</summary>
    public List<TaskVolumeConfiguration> VolumeConfigurations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
