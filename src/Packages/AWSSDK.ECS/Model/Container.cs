namespace Amazon.ECS.Model;

public partial class Container
{
    public string ContainerArn { get; set; }

    public string TaskArn { get; set; }

    public string Name { get; set; }

    public string Image { get; set; }

    public string ImageDigest { get; set; }

    public string RuntimeId { get; set; }

    public string LastStatus { get; set; }

    public int? ExitCode { get; set; }

    public string Reason { get; set; }

    public List<NetworkBinding> NetworkBindings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<NetworkInterface> NetworkInterfaces { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public HealthStatus HealthStatus { get; set; }

    public List<ManagedAgent> ManagedAgents { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string Cpu { get; set; }

    public string Memory { get; set; }

    public string MemoryReservation { get; set; }

    public List<string> GpuIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
