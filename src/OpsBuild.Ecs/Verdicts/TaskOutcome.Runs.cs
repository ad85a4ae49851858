namespace OpsBuild.Ecs.Verdicts;

/// <content>How a batch that ran came to an end which it did not state itself.</content>
public sealed partial record TaskOutcome
{
    public static readonly TaskOutcome OutOfMemory = new("out_of_memory",
        "The batch was killed because it used more memory than its container has.",
        ["The container's or the task's memory is too small"], ReadDefinition);

    public static readonly TaskOutcome Killed = new("killed",
        "The batch was killed (exit code 137).",
        ["It ran out of memory without ECS noticing which container it was", "Somebody or something on the host killed it"], Describe);

    public static readonly TaskOutcome KilledAfterStopTimeout = new("killed_after_stop_timeout",
        "The batch was asked to stop and killed because it had not ended within stopTimeout.",
        ["A statement was under way that does not give way", "SIGTERM does not reach the program: PID 1 is a shell"], ReadLog);

    public static readonly TaskOutcome Terminated = new("terminated",
        "The batch was ended by SIGTERM (exit code 143) before it could state a result.",
        ["Another essential container ended first", "The task was stopped"], Describe);

    public static readonly TaskOutcome Crashed = new("crashed",
        "The batch crashed (SIGABRT or SIGSEGV, exit code 134 or 139).",
        ["A fault in the program or in its image's libraries"], ReadLog);

    public static readonly TaskOutcome EssentialSidecarExited = new("essential_sidecar_exited",
        "Another essential container ended first, and ECS stopped the batch along with it.",
        ["The sidecar failed: its exit code and its log say why", "A sidecar of a one-shot task should not be essential"], Describe);

    public static readonly TaskOutcome SidecarOutOfMemory = new("sidecar_out_of_memory",
        "A sidecar used more memory than it has, and the batch did not succeed.",
        ["The sidecar's or the task's memory is too small"], ReadDefinition);

    public static readonly TaskOutcome HealthCheckFailed = new("health_check_failed",
        "ECS stopped the task because a container failed its health check.",
        ["The health check's command or its times do not fit the program"], ReadDefinition);

    private static IEnumerable<TaskOutcome> Runs =>
    [
        OutOfMemory, Killed, KilledAfterStopTimeout, Terminated, Crashed, EssentialSidecarExited, SidecarOutOfMemory, HealthCheckFailed,
    ];
}
