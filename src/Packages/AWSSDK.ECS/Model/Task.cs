namespace Amazon.ECS.Model;

/// <summary>A task as the service describes it.</summary>
public partial class Task
{
    /// <summary>What is attached, such as the network interface of a task in network mode awsvpc.</summary>
    public List<Attachment> Attachments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The task's attributes.</summary>
    public List<Attribute> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The zone that it runs in.</summary>
    public string AvailabilityZone { get; set; }

    /// <summary>The capacity provider that runs it.</summary>
    public string CapacityProviderName { get; set; }

    /// <summary>The cluster's ARN.</summary>
    public string ClusterArn { get; set; }

    /// <summary>Whether its agent is connected.</summary>
    public Connectivity Connectivity { get; set; }

    /// <summary>When the agent connected last, UTC.</summary>
    public DateTime? ConnectivityAt { get; set; }

    /// <summary>The container instance; null on Fargate.</summary>
    public string ContainerInstanceArn { get; set; }

    /// <summary>Its containers, in an order that the service does not promise.</summary>
    public List<Container> Containers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>CPU units as text, 1024 to a vCPU.</summary>
    public string Cpu { get; set; }

    /// <summary>When it was accepted, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The state that it is to be in: <c>RUNNING</c> or <c>STOPPED</c>.</summary>
    public string DesiredStatus { get; set; }

    /// <summary>Whether ECS Exec may enter it.</summary>
    public bool? EnableExecuteCommand { get; set; }

    /// <summary>When its containers had stopped, UTC.</summary>
    public DateTime? ExecutionStoppedAt { get; set; }

    /// <summary>The task group.</summary>
    public string Group { get; set; }

    /// <summary>Unhealthy as soon as an essential container is.</summary>
    public HealthStatus HealthStatus { get; set; }

    /// <summary>Accelerators of a discontinued service.</summary>
    public List<InferenceAccelerator> InferenceAccelerators { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The state that it was seen in: PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED.</summary>
    public string LastStatus { get; set; }

    /// <summary>What it runs on.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>Memory in MiB as text.</summary>
    public string Memory { get; set; }

    /// <summary>What the run changed of the definition.</summary>
    public TaskOverride Overrides { get; set; }

    /// <summary>The Fargate platform.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The Fargate platform's operating system.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>When the pull of the images began, UTC.</summary>
    public DateTime? PullStartedAt { get; set; }

    /// <summary>When the pull of the images ended, UTC.</summary>
    public DateTime? PullStoppedAt { get; set; }

    /// <summary>When it became RUNNING, UTC; null when it never did.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>What the run gave as such; a deployment's id for a task of a service.</summary>
    public string StartedBy { get; set; }

    /// <summary>Why it stopped; null while it runs.</summary>
    public TaskStopCode StopCode { get; set; }

    /// <summary>When it became STOPPED, UTC.</summary>
    public DateTime? StoppedAt { get; set; }

    /// <summary>Why it stopped, in words that change over time.</summary>
    public string StoppedReason { get; set; }

    /// <summary>When it was told to stop, UTC.</summary>
    public DateTime? StoppingAt { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The task's ARN; its last part is the task's id.</summary>
    public string TaskArn { get; set; }

    /// <summary>The ARN of the revision, <c>…:task-definition/family:revision</c>.</summary>
    public string TaskDefinitionArn { get; set; }

    /// <summary>Counts the changes of its state.</summary>
    public long? Version { get; set; }

    /// <summary>Its own storage.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }

    /// <summary>Its own storage on Fargate.</summary>
    public TaskEphemeralStorage FargateEphemeralStorage { get; set; }
}
