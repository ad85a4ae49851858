namespace Amazon.ECS.Model;

/// <summary>
/// Whether a container that exits is started again without ending the task. On a one-shot container it changes what the exit code means.
/// </summary>
public partial class ContainerRestartPolicy
{
    /// <summary>Whether it is started again; required.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Exit codes after which it is not, at most 50.</summary>
    public List<int> IgnoredExitCodes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Seconds that it must have run before it is started again, 60 to 1800; 300 when nothing is said.</summary>
    public int? RestartAttemptPeriod { get; set; }
}
