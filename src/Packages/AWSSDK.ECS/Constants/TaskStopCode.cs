using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Why a task stopped. The service may send newer words than these.</summary>
public class TaskStopCode : ConstantClass
{
    /// <summary>An essential container ended: how a one-shot task ends, well or not.</summary>
    public static readonly TaskStopCode EssentialContainerExited = new("EssentialContainerExited");

    /// <summary>The task's service stopped it.</summary>
    public static readonly TaskStopCode ServiceSchedulerInitiated = new("ServiceSchedulerInitiated");

    /// <summary>Its Fargate Spot or EC2 Spot capacity was taken back.</summary>
    public static readonly TaskStopCode SpotInterruption = new("SpotInterruption");

    /// <summary>No container ran: image, secrets, logging or network failed.</summary>
    public static readonly TaskStopCode TaskFailedToStart = new("TaskFailedToStart");

    /// <summary>Its capacity is going away.</summary>
    public static readonly TaskStopCode TerminationNotice = new("TerminationNotice");

    /// <summary>Somebody called StopTask.</summary>
    public static readonly TaskStopCode UserInitiated = new("UserInitiated");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TaskStopCode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TaskStopCode FindValue(string value) => FindValue<TaskStopCode>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TaskStopCode(string value) => FindValue(value);
}
