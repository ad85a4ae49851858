using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Verdicts.Evidence;

namespace OpsBuild.Ecs.Tests.Verdicts;

public sealed class A_task_on_ECS
{
    private static readonly string Good = Line();

    [Fact]
    public void succeeded_with_its_ordinary_end_exit_code_0_and_this_runs_result_line()
    {
        var verdict = Judge(Stopped(containers: Container(0)), """{"level":"INFO","msg":"connected"}""", Good);

        Assert.Equal("applied", Assert.IsType<TaskVerdict.Succeeded>(verdict).Result.Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    [InlineData(143)]
    [InlineData(null)]
    public void succeeded_however_its_sidecar_was_ended_afterwards(int? sidecar)
    {
        var verdict = Judge(Stopped(containers: [new("shadow", sidecar, null), Container(0)]), Good);

        Assert.IsType<TaskVerdict.Succeeded>(verdict);
    }

    [Fact]
    public void failed_as_its_own_result_line_says()
    {
        var verdict = Judge(Stopped(containers: Container(24)), Line(outcome: "migration_failed", code: 24));

        Assert.Equal("migration_failed", Assert.IsType<TaskVerdict.Failed>(verdict).Result.Outcome);
    }

    [Fact]
    public void failed_as_its_own_result_line_says_also_when_more_of_the_log_could_not_be_read()
    {
        var verdict = Judge(new TaskEnd.Stopped(Stopped(containers: Container(24))), new TaskLog([Line(outcome: "migration_failed", code: 24)], "AccessDeniedException"));

        Assert.IsType<TaskVerdict.Failed>(verdict);
    }

    public static TheoryData<string, TaskState, string[]> Ended => new()
    {
        { "exit_code_missing", Stopped(containers: Container(null)), [Good] },
        { "exit_code_missing", Stopped(containers: Container(null)), [] },
        { "container_not_started", Stopped(containers: Container(null, "CannotStartContainerError: ResourceInitializationFailure")), [] },
        { "watched_container_missing", Stopped(containers: new ContainerState("app", 0, null)), [Good] },
        { "watched_container_missing", Stopped(), [Good] },
        { "container_reason_given", Stopped(containers: Container(0, "CannotInspectContainerError: could not inspect")), [Good] },
        { "result_line_missing", Stopped(containers: Container(0)), [] },
        { "result_line_missing", Stopped(containers: Container(1)), ["starting", "Unhandled exception"] },
        { "result_line_foreign", Stopped(containers: Container(0)), [Line(run: "run-2")] },
        { "result_line_repeated", Stopped(containers: Container(0)), [Good, Good] },
        { "result_line_of_other_command", Stopped(containers: Container(0)), [Line(command: "check_db_app_user")] },
        { "result_line_contradicts_exit_code", Stopped(containers: Container(1)), [Good] },
        { "result_line_contradicts_exit_code", Stopped(containers: Container(0)), [Line(outcome: "migration_failed", code: 24)] },
        { "result_line_missing", Stopped(containers: Container(0)), [Good[..70]] },
        { "out_of_memory", Stopped(containers: Container(137, "OutOfMemoryError: Container killed due to memory usage")), [] },
        { "out_of_memory", Stopped(containers: Container(0, "OutOfMemoryError: Container killed due to memory usage")), [Good] },
        { "killed", Stopped(containers: Container(137)), [] },
        { "killed_after_stop_timeout", Stopped(containers: Container(137)) with { StoppingAt = DateTimeOffset.UnixEpoch, StoppedAt = DateTimeOffset.UnixEpoch.AddSeconds(30) }, [] },
        { "terminated", Stopped(containers: Container(143)), [] },
        { "crashed", Stopped(containers: Container(139)), [] },
        { "crashed", Stopped(containers: Container(134)), [] },
        { "executable_not_found", Stopped(containers: Container(127)), [] },
        { "executable_not_found", Stopped(containers: Container(126)), [] },
        { "essential_sidecar_exited", Stopped(containers: [Container(143), new("shadow", 1, null)]), [Line(outcome: "stopped", code: 143)] },
        { "essential_sidecar_exited", Stopped(containers: [Container(null), new("shadow", 1, null)]), [] },
        { "terminated", Stopped(containers: [Container(143), new("shadow", 1, null) { IsEssential = false }]), [] },
        { "sidecar_out_of_memory", Stopped(containers: [Container(11), new("shadow", 137, "OutOfMemoryError: Container killed due to memory usage") { IsEssential = false }]), [Line(outcome: "cannot_connect", code: 11)] },
        { "sidecar_unhealthy", Stopped(containers: [Container(null), new("shadow", 0, null) { Health = "UNHEALTHY" }]), [] },
        { "health_check_failed", Stopped("ServiceSchedulerInitiated", "Task failed container health checks", Container(143)), [] },
        { "stopped_by_scheduler", Stopped("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/1)", Container(0)), [Good] },
        { "stopped_by_user", Stopped("UserInitiated", "Task stopped by user", Container(0)), [Good] },
        { "stopped_by_user", Stopped("UserInitiated", "no longer wanted", Container(143)), [Line(outcome: "stopped", code: 143)] },
        { "killed_after_stop_timeout", Stopped("UserInitiated", "Task stopped by user", Container(137)) with { StoppingAt = DateTimeOffset.UnixEpoch, StoppedAt = DateTimeOffset.UnixEpoch.AddSeconds(30) }, [] },
        { "spot_interrupted", Stopped("SpotInterruption", "Your Spot Task was interrupted.", Container(0)), [Good] },
        { "spot_interrupted", Stopped("SpotInterruption", null, Container(null)), [] },
        { "host_terminated", Stopped("TerminationNotice", null, Container(0)), [Good] },
        { "infrastructure_unhealthy", Stopped("InfrastructureHealth", null, Container(0)), [Good] },
        { "stop_code_unknown", Stopped("SomethingNew", null, Container(0)), [Good] },
        { "stop_code_missing", Stopped(null, null, Container(0)), [Good] },
        { "stop_code_missing", Stopped(containers: Container(0)) with { LastStatus = "DEPROVISIONING" }, [Good] },
    };

    [Theory]
    [MemberData(nameof(Ended))]
    public void that_ended_is(string outcome, TaskState task, string[] log)
    {
        var verdict = Judge(task, log);

        Assert.Equal(outcome, verdict.Outcome.Code);
        Assert.IsType<TaskVerdict.Unproven>(verdict);
    }

    public static TheoryData<string, TaskEnd> NotSeenEnded => new()
    {
        { "timed_out", new TaskEnd.Stopped(Stopped("UserInitiated", "time-out", Container(143)), GivingUp.Timeout) },
        { "interrupted", new TaskEnd.Stopped(Stopped("UserInitiated", "interrupted", Container(0)), GivingUp.Interrupt) },
        { "still_running_after_timeout", new TaskEnd.LeftRunning(new TaskState(TaskArn, "RUNNING"), GivingUp.Timeout, StopAsked: false) },
        { "still_running_after_interrupt", new TaskEnd.LeftRunning(new TaskState(TaskArn, "RUNNING"), GivingUp.Interrupt, StopAsked: false) },
        { "stop_not_confirmed", new TaskEnd.LeftRunning(new TaskState(TaskArn, "STOPPING"), GivingUp.Timeout, StopAsked: true) },
        { "task_vanished", new TaskEnd.Vanished(TaskArn) },
        { "task_not_described", new TaskEnd.Undescribed(TaskArn, "AccessDeniedException: not allowed") },
    };

    [Theory]
    [MemberData(nameof(NotSeenEnded))]
    public void whose_own_end_nobody_waited_for_is(string outcome, TaskEnd end)
    {
        var verdict = Judge(end, Good);

        Assert.Equal(outcome, Assert.IsType<TaskVerdict.Unproven>(verdict).Outcome.Code);
    }

    [Fact]
    public void whose_log_could_not_be_read_to_its_end_proves_nothing()
    {
        var verdict = Judge(new TaskEnd.Stopped(Stopped(containers: Container(0))), new TaskLog([Good], "ThrottlingException: Rate exceeded"));

        Assert.Equal("log_not_drained", verdict.Outcome.Code);
        Assert.Contains("ThrottlingException", Assert.IsType<TaskVerdict.Unproven>(verdict).What, StringComparison.Ordinal);
    }

    [Fact]
    public void names_the_next_command_with_its_own_names()
    {
        var timedOut = (TaskVerdict.Unproven)Judge(new TaskEnd.LeftRunning(new TaskState(TaskArn, "RUNNING"), GivingUp.Timeout, StopAsked: false));
        var image = (TaskVerdict.Unproven)Judge(Stopped("TaskFailedToStart", "CannotPullContainerError: failed to resolve ref: not found", Container(null)));

        Assert.Equal("./build.sh ApplyMigration --run-id run-1", timedOut.NextCommand);
        Assert.Equal("aws ecr describe-images --repository-name shop/batch --region eu-central-1", image.NextCommand);
    }

    [Fact]
    public void keeps_the_raw_words_and_what_the_batch_still_said()
    {
        var verdict = (TaskVerdict.Unproven)Judge(Stopped("SpotInterruption", "Your Spot Task was interrupted.", Container(143)), Line(outcome: "stopped", code: 143));

        Assert.Contains("Your Spot Task was interrupted.", verdict.What, StringComparison.Ordinal);
        Assert.Equal("stopped", verdict.Result?.Outcome);
    }
}
