namespace Nuke.Common.Execution;

/// <summary>Where a target stands in this run.</summary>
public enum ExecutionStatus
{
    /// <summary>Not part of this run.</summary>
    None,

    /// <summary>Waits for its turn.</summary>
    Scheduled,

    /// <summary>Was not reached, because the build failed or was stopped before.</summary>
    NotRun,

    /// <summary>Left out by a condition or by <c>--skip</c>.</summary>
    Skipped,

    /// <summary>Ran to its end.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Runs now.</summary>
    Running,

    /// <summary>Was running when the build was stopped from outside.</summary>
    Aborted,

    /// <summary>Has no actions of its own: it stands for its dependencies.</summary>
    Collective,
}
