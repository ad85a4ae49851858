namespace Amazon.ECS.Model;

/// <summary>
/// What a run changes of its task definition: at most 8192 characters of JSON. Anybody who may describe the task can read it: no secrets.
/// </summary>
public partial class TaskOverride
{
    /// <summary>Changes of containers.</summary>
    public List<ContainerOverride> ContainerOverrides { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>CPU of the task, as in the definition.</summary>
    public string Cpu { get; set; }

    /// <summary>Changes of accelerators.</summary>
    public List<InferenceAcceleratorOverride> InferenceAcceleratorOverrides { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The role of the agent: it pulls images, reads secrets and writes logs.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>Memory of the task, as in the definition.</summary>
    public string Memory { get; set; }

    /// <summary>The role of the programs in the containers; without one they have no AWS credentials.</summary>
    public string TaskRoleArn { get; set; }

    /// <summary>The task's own storage on Fargate.</summary>
    public EphemeralStorage EphemeralStorage { get; set; }
}
