namespace OpsBuild.Local.Aws.Ecs.Faults;

/// <summary>What a task can be made to suffer from, in a test.</summary>
public enum TaskFaultKind
{
    /// <summary>RunTask starts nothing and says so in <c>failures</c>.</summary>
    NoCapacity,

    /// <summary>The image of a container is not to be had.</summary>
    CannotPullContainer,

    /// <summary>A secret cannot be read before the start.</summary>
    ResourceInitialization,

    /// <summary>The task never gets as far as its containers, for another reason, or the given one.</summary>
    FailedToStart,

    /// <summary>The runtime cannot start a container.</summary>
    CannotStartContainer,

    /// <summary>A container is killed for its memory a moment after its start.</summary>
    OutOfMemory,

    /// <summary>The machine is taken away some seconds after the start.</summary>
    SpotInterruption,

    /// <summary>A container's health check fails from the start.</summary>
    Unhealthy,

    /// <summary>A container ends and nobody learns its exit code.</summary>
    NullExitCode,

    /// <summary>A container ends with its own exit code, and ECS has something to say about that.</summary>
    ReasonGiven,

    /// <summary>What a container prints does not reach CloudWatch Logs.</summary>
    LostLogs,

    /// <summary>The last line of a container reaches CloudWatch Logs only some seconds after the task has stopped.</summary>
    LateLogs,

    /// <summary>The task takes its time between the end of its containers and STOPPED.</summary>
    SlowStop,

    /// <summary>DescribeTasks does not know the task at first.</summary>
    MissingAtFirst,

    /// <summary>The task ends with the given stop code, or one of tomorrow, where an essential container's end would have been it.</summary>
    AnotherStopCode,
}

/// <summary>One thing that goes wrong with the next task of a family.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record TaskFault(TaskFaultKind Kind)
{
    /// <summary>The family whose next task suffers.</summary>
    /// <value>Default null: the next task of any family.</value>
    public string? Family { get; init; }

    /// <summary>The container that suffers.</summary>
    /// <value>Default null: the first of the definition.</value>
    public string? Container { get; init; }

    /// <summary>The text that ECS shows.</summary>
    /// <value>Default null: a usual one.</value>
    public string? Reason { get; init; }

    /// <summary>The stop code.</summary>
    /// <value>Default null: one that ECS does not have yet.</value>
    public string? Code { get; init; }

    /// <summary>Seconds for what is late, slow or interrupted; how often for what is missing at first.</summary>
    /// <value>Default 2.</value>
    public int Amount { get; init; } = 2;

    internal bool Hits(string container, IEnumerable<string> all) => (Container ?? all.First()) == container;
}
