namespace OpsBuild.Ecs.Verdicts;

/// <summary>Why a run stopped waiting before its task had ended by itself.</summary>
public enum GivingUp
{
    /// <summary>The time-out passed.</summary>
    Timeout,

    /// <summary>Ctrl-C, SIGTERM or a cancelled workflow.</summary>
    Interrupt,
}

/// <summary>How far a run's task came, as the build itself saw it.</summary>
public abstract record TaskEnd
{
    private TaskEnd() { }

    /// <summary>There is no task.</summary>
    public sealed record NotStarted(StartFailure Failure) : TaskEnd;

    /// <summary>The task was described as stopped.</summary>
    /// <param name="Task">Its last description.</param>
    /// <param name="Asked">Why this build had asked ECS to stop it; null where it had not.</param>
    public sealed record Stopped(TaskState Task, GivingUp? Asked = null) : TaskEnd;

    /// <summary>The task was last seen before its end and nobody waits for it any longer.</summary>
    /// <param name="Task">Its last description.</param>
    /// <param name="Why">Why the waiting ended.</param>
    /// <param name="StopAsked">True where ECS was asked to stop it and did not confirm; false where it was left running on purpose.</param>
    public sealed record LeftRunning(TaskState Task, GivingUp Why, bool StopAsked) : TaskEnd;

    /// <summary>ECS answered that it does not know the task.</summary>
    public sealed record Vanished(string TaskArn) : TaskEnd;

    /// <summary>ECS could not be asked about the task.</summary>
    public sealed record Undescribed(string TaskArn, string Error) : TaskEnd;
}
