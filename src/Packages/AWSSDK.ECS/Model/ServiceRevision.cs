namespace Amazon.ECS.Model;

/// <summary>What a service was to run at one time.</summary>
public partial class ServiceRevision
{
    /// <summary>Its ARN.</summary>
    public string ServiceRevisionArn { get; set; }

    /// <summary>The service's ARN.</summary>
    public string ServiceArn { get; set; }

    /// <summary>The cluster's ARN.</summary>
    public string ClusterArn { get; set; }

    /// <summary>The ARN of the definition that its tasks run.</summary>
    public string TaskDefinition { get; set; }

    /// <summary>The capacity providers.</summary>
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What its tasks run on.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The Fargate platform of its tasks.</summary>
    public string PlatformVersion { get; set; }

    /// <summary>The Fargate platform's operating system.</summary>
    public string PlatformFamily { get; set; }

    /// <summary>The target groups whose targets its tasks are.</summary>
    public List<LoadBalancer> LoadBalancers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The network of its tasks.</summary>
    public NetworkConfiguration NetworkConfiguration { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime? CreatedAt { get; set; }
}
