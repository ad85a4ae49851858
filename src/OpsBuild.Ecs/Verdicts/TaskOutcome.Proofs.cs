namespace OpsBuild.Ecs.Verdicts;

/// <content>What the three proofs themselves say: exit code, stop code, result line.</content>
public sealed partial record TaskOutcome
{
    private const string ReadLog = "aws logs tail {logGroup} --log-stream-names {logStream} --since 1d --region {region}";
    private const string Describe = "aws ecs describe-tasks --cluster {cluster} --tasks {task} --region {region}";
    private const string Rerun = "{rerun}";
    private const string Reattach = "{reattach}";

    /// <summary>The only pass: all proofs are there and agree.</summary>
    public static readonly TaskOutcome Succeeded = new("succeeded",
        "The batch ended with exit code 0, ECS stopped the task because of that, and the batch's result line says the same.", [], "");

    public static readonly TaskOutcome BatchFailed = new("batch_failed",
        "The batch ended with a failure that its own result line names.",
        ["What the result line says; docs/exit-codes.md lists its outcomes and what to do about each"], ReadLog);

    public static readonly TaskOutcome ExitCodeMissing = new("exit_code_missing",
        "The task is over, but no exit code was reported for the batch's container.",
        ["The container never started", "ECS lost contact with the host before the code was reported"], Describe);

    public static readonly TaskOutcome ResultLineMissing = new("result_line_missing",
        "The batch ended without its result line.",
        ["It was killed or it crashed", "The task definition's log mode is non-blocking and lines were dropped", "The image is not the batch's"], ReadLog);

    public static readonly TaskOutcome ResultLineForeign = new("result_line_foreign",
        "The log holds a result line, but of another run.",
        ["RUN_ID in the task definition is not this run's", "Another run's task was looked at"], Rerun);

    public static readonly TaskOutcome ResultLineRepeated = new("result_line_repeated",
        "The run printed more than one result line.",
        ["Two batches ran under one run id", "The container has a restart policy"], Rerun);

    public static readonly TaskOutcome ResultLineOfOtherCommand = new("result_line_of_other_command",
        "The result line is of another command than the one that was asked for.",
        ["The task definition's command is another one"], "./build.sh VerifyTaskDefinitions");

    public static readonly TaskOutcome ResultLineContradictsExitCode = new("result_line_contradicts_exit_code",
        "The result line and the container's exit code disagree.",
        ["The process was killed on its way out", "A wrapper script around the batch hides its exit code"], ReadLog);

    public static readonly TaskOutcome LogNotDrained = new("log_not_drained",
        "The log could not be read to its end, so it proves nothing.",
        ["logs:GetLogEvents is not allowed for this role", "The log group or the stream does not exist", "CloudWatch Logs did not answer in time"], ReadLog);

    public static readonly TaskOutcome WatchedContainerMissing = new("watched_container_missing",
        "The task has no container of the batch's name.",
        ["The name to watch and the task definition disagree"], "./build.sh VerifyTaskDefinitions");

    public static readonly TaskOutcome ContainerReasonGiven = new("container_reason_given",
        "The batch's container ended with exit code 0, yet ECS gives a reason for its end.",
        ["The runtime had trouble with the container after the batch had ended"], Describe);

    public static readonly TaskOutcome StopCodeMissing = new("stop_code_missing",
        "The task is over, but ECS gives no stop code.",
        ["The task was described before ECS knew why it ended"], Reattach);

    public static readonly TaskOutcome StopCodeUnknown = new("stop_code_unknown",
        "ECS gives a stop code that is not known here, and what is not known is no success.",
        ["ECS has got a new stop code"], Describe);

    private static IEnumerable<TaskOutcome> Proofs =>
    [
        Succeeded, BatchFailed, ExitCodeMissing, ResultLineMissing, ResultLineForeign, ResultLineRepeated, ResultLineOfOtherCommand,
        ResultLineContradictsExitCode, LogNotDrained, WatchedContainerMissing, ContainerReasonGiven, StopCodeMissing, StopCodeUnknown,
    ];
}
