namespace Amazon.ECS.Model;

public partial class TaskManagedEBSVolumeTerminationPolicy
{
    public bool? DeleteOnTermination { get; set; }
}
