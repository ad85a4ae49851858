namespace Amazon.ECS.Model;

public partial class LinuxParameters
{
    public KernelCapabilities Capabilities { get; set; }

    public List<Device> Devices { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? InitProcessEnabled { get; set; }

    public int? SharedMemorySize { get; set; }

    public List<Tmpfs> Tmpfs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? MaxSwap { get; set; }

    public int? Swappiness { get; set; }
}
