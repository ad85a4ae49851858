namespace Amazon.ECS.Model;

/// <summary>What becomes of a task's EBS volume.</summary>
public partial class TaskManagedEBSVolumeTerminationPolicy
{
    /// <summary>Whether it is deleted with the task; required.</summary>
    public bool? DeleteOnTermination { get; set; }
}
