namespace Amazon.ECS.Model;

/// <summary>Linux capabilities beyond or below Docker's default; Fargate adds none but <c>SYS_PTRACE</c>.</summary>
public partial class KernelCapabilities
{
    /// <summary>Capabilities beyond the default.</summary>
    public List<string> Add { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Capabilities of the default that are taken away.</summary>
    public List<string> Drop { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
