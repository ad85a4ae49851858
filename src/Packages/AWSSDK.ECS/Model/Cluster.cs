namespace Amazon.ECS.Model;

/// <summary>A cluster as the service describes it.</summary>
public partial class Cluster
{
    /// <summary>The cluster's ARN.</summary>
    public string ClusterArn { get; set; }

    /// <summary>Its name.</summary>
    public string ClusterName { get; set; }

    /// <summary>ACTIVE, PROVISIONING, DEPROVISIONING, FAILED or INACTIVE.</summary>
    public string Status { get; set; }

    /// <summary>How many instances it has; Fargate needs none.</summary>
    public int? RegisteredContainerInstancesCount { get; set; }

    /// <summary>How many tasks run.</summary>
    public int? RunningTasksCount { get; set; }

    /// <summary>How many tasks are about to.</summary>
    public int? PendingTasksCount { get; set; }

    /// <summary>How many services are active.</summary>
    public int? ActiveServicesCount { get; set; }

    /// <summary>Counts by launch type; only when asked for.</summary>
    public List<KeyValuePair> Statistics { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its settings; only when asked for.</summary>
    public List<ClusterSetting> Settings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its capacity providers.</summary>
    public List<string> CapacityProviders { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What a run takes that names neither a launch type nor a strategy.</summary>
    public List<CapacityProviderStrategyItem> DefaultCapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
