namespace Amazon.ECS.Model;

/// <summary>Settings of the Linux kernel for a container.</summary>
public partial class LinuxParameters
{
    /// <summary>Capabilities.</summary>
    public KernelCapabilities Capabilities { get; set; }

    /// <summary>Devices; not on Fargate.</summary>
    public List<Device> Devices { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether a small init process is process 1: it passes signals on and reaps children.</summary>
    public bool? InitProcessEnabled { get; set; }

    /// <summary>Size of <c>/dev/shm</c> in MiB; not on Fargate.</summary>
    public int? SharedMemorySize { get; set; }

    /// <summary>File systems in memory.</summary>
    public List<Tmpfs> Tmpfs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Swap in MiB; not on Fargate.</summary>
    public int? MaxSwap { get; set; }

    /// <summary>0 to 100; not on Fargate.</summary>
    public int? Swappiness { get; set; }
}
