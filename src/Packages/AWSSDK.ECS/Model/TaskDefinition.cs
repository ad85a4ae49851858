namespace Amazon.ECS.Model;

/// <summary>A revision of a task definition.</summary>
public partial class TaskDefinition
{
    /// <summary>The ARN of the revision, <c>…:task-definition/family:revision</c>.</summary>
    public string TaskDefinitionArn { get; set; }

    /// <summary>The containers.</summary>
    public List<ContainerDefinition> ContainerDefinitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The family.</summary>
    public string Family { get; set; }

    /// <summary>The role of the programs in the containers; without one they have no AWS credentials.</summary>
    public string TaskRoleArn { get; set; }

    /// <summary>The role of the agent: it pulls images, reads secrets and writes logs.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>How the containers are connected; Fargate needs <c>awsvpc</c>.</summary>
    public NetworkMode NetworkMode { get; set; }

    /// <summary>Counts the registrations of the family, from 1.</summary>
    public int? Revision { get; set; }

    /// <summary>Volumes that the containers mount.</summary>
    public List<Volume> Volumes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether it can be run.</summary>
    public TaskDefinitionStatus Status { get; set; }

    /// <summary>The capabilities that an instance needs for it.</summary>
    public List<Attribute> RequiresAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where tasks may be placed, at most 10; not on Fargate.</summary>
    public List<TaskDefinitionPlacementConstraint> PlacementConstraints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the service found that it can run.</summary>
    public List<string> Compatibilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The platform of the images.</summary>
    public RuntimePlatform RuntimePlatform { get; set; }

    /// <summary>Where it must be able to run, as <c>FARGATE</c>; checked when it is registered.</summary>
    public List<string> RequiresCompatibilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>CPU units of the task as text.</summary>
    public string Cpu { get; set; }

    /// <summary>Memory of the task in MiB as text.</summary>
    public string Memory { get; set; }

    /// <summary>Accelerators of a discontinued service.</summary>
    public List<InferenceAccelerator> InferenceAccelerators { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whose processes the containers see; Fargate knows only <c>task</c>.</summary>
    public PidMode PidMode { get; set; }

    /// <summary>Whose shared memory the containers use; not on Fargate.</summary>
    public IpcMode IpcMode { get; set; }

    /// <summary>The App Mesh proxy.</summary>
    public ProxyConfiguration ProxyConfiguration { get; set; }

    /// <summary>When it was registered, UTC.</summary>
    public DateTime? RegisteredAt { get; set; }

    /// <summary>When it was deregistered, UTC.</summary>
    public DateTime? DeregisteredAt { get; set; }

    /// <summary>When its deletion was asked for, UTC.</summary>
    public DateTime? DeleteRequestedAt { get; set; }

    /// <summary>The principal that registered it.</summary>
    public string RegisteredBy { get; set; }

    /// <summary>The task's own storage on Fargate.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }

    /// <summary>Whether faults may be injected for tests; false when nothing is said.</summary>
    public bool? EnableFaultInjection { get; set; }
}
