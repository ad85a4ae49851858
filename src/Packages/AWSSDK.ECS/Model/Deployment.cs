namespace Amazon.ECS.Model;

public partial class Deployment
{
    public string Id { get; set; }

    public string Status { get; set; }

    public string TaskDefinition { get; set; }

    public int? DesiredCount { get; set; }

    public int? PendingCount { get; set; }

    public int? RunningCount { get; set; }

    public int? FailedTasks { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public LaunchType LaunchType { get; set; }

    public string PlatformVersion { get; set; }

    public string PlatformFamily { get; set; }

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public DeploymentRolloutState RolloutState { get; set; }

    public string RolloutStateReason { get; set; }
}
