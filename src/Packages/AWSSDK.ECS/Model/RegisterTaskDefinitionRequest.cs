namespace Amazon.ECS.Model;

/// <summary>A task definition to register as a new revision of its family.</summary>
public partial class RegisterTaskDefinitionRequest : AmazonECSRequest
{
    /// <summary>The family, 1 to 255 letters, digits, hyphens and underscores; required.</summary>
    public string Family { get; set; }

    /// <summary>The role of the programs in the containers; without one they have no AWS credentials.</summary>
    public string TaskRoleArn { get; set; }

    /// <summary>The role of the agent: it pulls images, reads secrets and writes logs.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>How the containers are connected; Fargate needs <c>awsvpc</c>.</summary>
    public NetworkMode NetworkMode { get; set; }

    /// <summary>The containers, at most 10, at least one of them essential; required.</summary>
    public List<ContainerDefinition> ContainerDefinitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Volumes that the containers mount.</summary>
    public List<Volume> Volumes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where tasks may be placed, at most 10; not on Fargate.</summary>
    public List<TaskDefinitionPlacementConstraint> PlacementConstraints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where it must be able to run, as <c>FARGATE</c>; checked when it is registered.</summary>
    public List<string> RequiresCompatibilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>CPU of the task, as text: units (<c>256</c>) or vCPUs (<c>.25 vCPU</c>); required on Fargate.</summary>
    public string Cpu { get; set; }

    /// <summary>Memory of the task, as text: MiB (<c>512</c>) or GB (<c>0.5 GB</c>); required on Fargate.</summary>
    public string Memory { get; set; }

    /// <summary>Tags of this revision.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whose processes the containers see; Fargate knows only <c>task</c>.</summary>
    public PidMode PidMode { get; set; }

    /// <summary>Whose shared memory the containers use; not on Fargate.</summary>
    public IpcMode IpcMode { get; set; }

    /// <summary>The App Mesh proxy.</summary>
    public ProxyConfiguration ProxyConfiguration { get; set; }

    /// <summary>Accelerators of a discontinued service.</summary>
    public List<InferenceAccelerator> InferenceAccelerators { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The task's own storage on Fargate.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }

    /// <summary>The platform of the images.</summary>
    public RuntimePlatform RuntimePlatform { get; set; }

    /// <summary>Whether faults may be injected for tests; false when nothing is said.</summary>
    public bool? EnableFaultInjection { get; set; }
}
