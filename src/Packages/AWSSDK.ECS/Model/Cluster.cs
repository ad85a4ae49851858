namespace Amazon.ECS.Model;

public partial class Cluster
{
    public string ClusterArn { get; set; }

    public string ClusterName { get; set; }

    public string Status { get; set; }

    public int? RegisteredContainerInstancesCount { get; set; }

    public int? RunningTasksCount { get; set; }

    public int? PendingTasksCount { get; set; }

    public int? ActiveServicesCount { get; set; }

    public List<KeyValuePair> Statistics { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<ClusterSetting> Settings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> CapacityProviders { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<CapacityProviderStrategyItem> DefaultCapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
