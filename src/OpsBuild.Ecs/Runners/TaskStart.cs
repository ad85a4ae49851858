using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>What came of asking for a task.</summary>
internal abstract record TaskStart
{
    private TaskStart() { }

    /// <param name="TaskArn">The task's ARN.</param>
    /// <param name="Reattached">True where it was there before.</param>
    /// <param name="Tool">The tool that also follows the task; told when the task is over or left, and then ended within bounds.</param>
    public sealed record Started(string TaskArn, bool Reattached, IFollowingTool? Tool = null) : TaskStart;

    public sealed record Failed(StartFailure Failure) : TaskStart;
}

/// <summary>A program beside the build that waits for the same task.</summary>
internal interface IFollowingTool
{
    /// <summary>The ARNs of tasks that it started beside the one that is followed.</summary>
    IReadOnlyList<string> OtherTasks { get; }

    /// <summary>Lets it end by itself when the task has, or ends it; never longer than its own bound.</summary>
    Task FinishAsync(bool taskHasStopped, ITaskObserver observer);
}
