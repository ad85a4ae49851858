namespace Amazon.ECS.Model;

public partial class TaskVolumeConfiguration
{
    public string Name { get; set; }

    public TaskManagedEBSVolumeConfiguration ManagedEBSVolume { get; set; }
}
