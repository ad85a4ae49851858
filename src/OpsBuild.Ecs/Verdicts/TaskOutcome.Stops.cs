namespace OpsBuild.Ecs.Verdicts;

/// <content>Tasks that somebody stopped, that were left running, or that were lost from sight.</content>
public sealed partial record TaskOutcome
{
    public static readonly TaskOutcome TimedOut = new("timed_out",
        "The task did not end in time and was stopped; it only reads, so nothing is half done.",
        ["The database or the network is slow", "The time-out is too short for this schema"], ReadLog);

    public static readonly TaskOutcome Interrupted = new("interrupted",
        "The run was interrupted and its task stopped; it only reads, so nothing is half done.",
        ["Ctrl-C, or the workflow was cancelled"], Rerun);

    public static readonly TaskOutcome StillRunningAfterTimeout = new("still_running_after_timeout",
        "The task did not end in time. It changes the database, so it was left running.",
        ["A migration takes long", "It waits for a lock"], Reattach);

    public static readonly TaskOutcome StillRunningAfterInterrupt = new("still_running_after_interrupt",
        "The run was interrupted. Its task changes the database, so it was left running.",
        ["Ctrl-C, or the workflow was cancelled"], Reattach);

    public static readonly TaskOutcome StopNotConfirmed = new("stop_not_confirmed",
        "The task was asked to stop, but was not seen stopped.",
        ["ecs:StopTask is not allowed for this role", "ECS takes longer than usual"], "aws ecs stop-task --cluster {cluster} --task {task} --region {region}");

    public static readonly TaskOutcome TaskVanished = new("task_vanished",
        "ECS no longer knows the task.",
        ["Stopped tasks are forgotten after about an hour", "It is of another cluster, account or region"], "aws ecs list-tasks --cluster {cluster} --desired-status STOPPED --region {region}");

    public static readonly TaskOutcome TaskNotDescribed = new("task_not_described",
        "The task was started, but ECS did not tell how it is.",
        ["ecs:DescribeTasks is not allowed for this role", "The network failed meanwhile"], Reattach);

    public static readonly TaskOutcome StoppedByUser = new("stopped_by_user",
        "Somebody stopped the task.",
        ["A person in the console, a script, or another pipeline: CloudTrail's StopTask names who"],
        "aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StopTask --region {region}");

    public static readonly TaskOutcome SpotInterrupted = new("spot_interrupted",
        "AWS took the task's Spot capacity back.",
        ["The task runs on FARGATE_SPOT or on Spot instances, which a one-shot task should not"], Rerun, retry: true);

    public static readonly TaskOutcome StoppedByScheduler = new("stopped_by_scheduler",
        "A service's scheduler stopped the task.",
        ["The task belongs to a service: the task ARN is of another task than the one-shot's"], Describe);

    public static readonly TaskOutcome HostTerminated = new("host_terminated",
        "The task's host was taken out of service.",
        ["Scheduled maintenance, or the instance was replaced"], Rerun, retry: true);

    public static readonly TaskOutcome InfrastructureUnhealthy = new("infrastructure_unhealthy",
        "The hardware under the task was found unhealthy.",
        ["A fault on AWS's side"], Rerun, retry: true);

    private static IEnumerable<TaskOutcome> Stops =>
    [
        TimedOut, Interrupted, StillRunningAfterTimeout, StillRunningAfterInterrupt, StopNotConfirmed, TaskVanished, TaskNotDescribed,
        StoppedByUser, SpotInterrupted, StoppedByScheduler, HostTerminated, InfrastructureUnhealthy,
    ];
}
