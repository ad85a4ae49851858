namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>The states of a task, in the order in which it goes through them (ECS Developer Guide, "Task lifecycle").</summary>
internal enum TaskState
{
    Provisioning,
    Pending,
    Activating,
    Running,
    Deactivating,
    Stopping,
    Deprovisioning,
    Stopped,
}

/// <summary>ECS's words for why a task stopped.</summary>
internal static class StopCode
{
    public const string FailedToStart = "TaskFailedToStart";
    public const string EssentialContainerExited = "EssentialContainerExited";
    public const string UserInitiated = "UserInitiated";
    public const string SpotInterruption = "SpotInterruption";
    public const string ServiceScheduler = "ServiceSchedulerInitiated";
}
