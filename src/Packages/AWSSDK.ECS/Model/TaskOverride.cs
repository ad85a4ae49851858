namespace Amazon.ECS.Model;

public partial class TaskOverride
{
    public List<ContainerOverride> ContainerOverrides { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string Cpu { get; set; }

    public List<InferenceAcceleratorOverride> InferenceAcceleratorOverrides { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string ExecutionRoleArn { get; set; }

    public string Memory { get; set; }

    public string TaskRoleArn { get; set; }

    public EphemeralStorage EphemeralStorage { get; set; }
}
