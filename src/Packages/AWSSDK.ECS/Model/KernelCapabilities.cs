namespace Amazon.ECS.Model;

public partial class KernelCapabilities
{
    public List<string> Add { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> Drop { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
