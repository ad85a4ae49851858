namespace Amazon.ECS.Model;

public partial class ContainerRestartPolicy
{
    public bool? Enabled { get; set; }

    public List<int> IgnoredExitCodes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? RestartAttemptPeriod { get; set; }
}
