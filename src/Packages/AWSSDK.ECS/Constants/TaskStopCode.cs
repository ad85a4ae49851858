using Amazon.Runtime;

namespace Amazon.ECS;

public class TaskStopCode : ConstantClass
{
    /// <summary><c>EssentialContainerExited</c>.</summary>
    public static readonly TaskStopCode EssentialContainerExited = new("EssentialContainerExited");

    /// <summary><c>ServiceSchedulerInitiated</c>.</summary>
    public static readonly TaskStopCode ServiceSchedulerInitiated = new("ServiceSchedulerInitiated");

    /// <summary><c>SpotInterruption</c>.</summary>
    public static readonly TaskStopCode SpotInterruption = new("SpotInterruption");

    /// <summary><c>TaskFailedToStart</c>.</summary>
    public static readonly TaskStopCode TaskFailedToStart = new("TaskFailedToStart");

    /// <summary><c>TerminationNotice</c>.</summary>
    public static readonly TaskStopCode TerminationNotice = new("TerminationNotice");

    /// <summary><c>UserInitiated</c>.</summary>
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
