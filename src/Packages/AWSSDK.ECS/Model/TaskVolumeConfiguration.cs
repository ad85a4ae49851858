namespace Amazon.ECS.Model;

/// <summary>The settings of a volume that is configured when the task starts.</summary>
public partial class TaskVolumeConfiguration
{
    /// <summary>The volume's name in the definition; required.</summary>
    public string Name { get; set; }

    /// <summary>The EBS volume.</summary>
    public TaskManagedEBSVolumeConfiguration ManagedEBSVolume { get; set; }
}
