namespace Amazon.ECS.Model;

public partial class ContainerOverride
{
    public string Name { get; set; }

    public List<string> Command { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<KeyValuePair> Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<EnvironmentFile> EnvironmentFiles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? Cpu { get; set; }

    public int? Memory { get; set; }

    public int? MemoryReservation { get; set; }

    public List<ResourceRequirement> ResourceRequirements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
