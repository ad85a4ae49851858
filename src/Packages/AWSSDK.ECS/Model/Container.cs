namespace Amazon.ECS.Model;

/// <summary>One container of a task as it is or was.</summary>
public partial class Container
{
    /// <summary>Its ARN.</summary>
    public string ContainerArn { get; set; }

    /// <summary>The task's ARN; its last part is the task's id.</summary>
    public string TaskArn { get; set; }

    /// <summary>Its name in the definition.</summary>
    public string Name { get; set; }

    /// <summary>Its image as the definition names it.</summary>
    public string Image { get; set; }

    /// <summary>The digest that ran; null when the image was never pulled.</summary>
    public string ImageDigest { get; set; }

    /// <summary>Its id in the container runtime.</summary>
    public string RuntimeId { get; set; }

    /// <summary>The state that it was seen in: PENDING, RUNNING, STOPPED and those between.</summary>
    public string LastStatus { get; set; }

    /// <summary>Its exit code; null while it runs, and when it never started or its end was not reported. Null is not 0.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Why it did not start or was killed, such as <c>OutOfMemoryError: …</c>.</summary>
    public string Reason { get; set; }

    /// <summary>Its ports on the host.</summary>
    public List<NetworkBinding> NetworkBindings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its network interfaces.</summary>
    public List<NetworkInterface> NetworkInterfaces { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its health; <c>UNKNOWN</c> without a health check.</summary>
    public HealthStatus HealthStatus { get; set; }

    /// <summary>The agents that the service runs in it.</summary>
    public List<ManagedAgent> ManagedAgents { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>CPU units as text.</summary>
    public string Cpu { get; set; }

    /// <summary>The hard limit in MiB as text.</summary>
    public string Memory { get; set; }

    /// <summary>The soft limit in MiB as text.</summary>
    public string MemoryReservation { get; set; }

    /// <summary>The GPUs that it has.</summary>
    public List<string> GpuIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
