using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Verdicts.Evidence;

namespace OpsBuild.Ecs.Tests.Verdicts;

public sealed class A_success
{
    private static readonly string?[] StopCodes =
    [
        "EssentialContainerExited", "TaskFailedToStart", "UserInitiated", "ServiceSchedulerInitiated", "SpotInterruption", "TerminationNotice",
        "InfrastructureHealth", "essentialcontainerexited", "SomethingNew", "", null,
    ];

    private static readonly string?[] StoppedReasons = ["Essential container in task exited", "Your Spot Task was interrupted.", null];
    private static readonly string[] Statuses = ["STOPPED", "DEPROVISIONING", "RUNNING"];
    private static readonly int?[] ExitCodes = [0, 1, 24, 137, 143, null];
    private static readonly string?[] Reasons = [null, "OutOfMemoryError: killed", "CannotStartContainerError: exec", "SomethingNew"];
    private static readonly string[] Names = [Batch, "other"];
    private static readonly string?[] NotDrained = [null, "AccessDeniedException"];
    private static readonly GivingUp?[] Asked = [null, GivingUp.Timeout];

    private static readonly string[][] Logs =
    [
        [Line()],
        [],
        [Line(), Line()],
        [Line(run: "run-2")],
        [Line(command: "check_db_app_user")],
        [Line(outcome: "migration_failed", code: 24)],
        [Line(outcome: "stopped", code: 143)],
        [Line()[..70]],
    ];

    /// <summary>Every combination of everything: 11 × 3 × 3 × 6 × 4 × 2 × 2 × 2 × 8 tasks.</summary>
    [Fact]
    public void is_only_the_one_combination_in_which_every_proof_is_right()
    {
        var successes = new HashSet<string>();
        var judged = 0;

        foreach (var stopCode in StopCodes)
        foreach (var stoppedReason in StoppedReasons)
        foreach (var status in Statuses)
        foreach (var exitCode in ExitCodes)
        foreach (var reason in Reasons)
        foreach (var name in Names)
        foreach (var notDrained in NotDrained)
        foreach (var asked in Asked)
        for (var log = 0; log < Logs.Length; log++)
        {
            var task = Stopped(stopCode, stoppedReason, new ContainerState(name, exitCode, reason)) with { LastStatus = status };
            var verdict = Judge(new TaskEnd.Stopped(task, asked), new TaskLog(Logs[log], notDrained));
            judged++;
            Assert.Equal(verdict is TaskVerdict.Succeeded, verdict.Outcome == TaskOutcome.Succeeded);
            if (verdict is TaskVerdict.Succeeded)
                successes.Add($"{stopCode} {status} {exitCode} {reason} {name} {notDrained} {log}");
        }

        Assert.Equal(152064, judged);
        Assert.Equal(["EssentialContainerExited STOPPED 0  batch  0"], successes);
    }

    [Fact]
    public void needs_a_task_that_was_seen_to_end()
    {
        TaskEnd[] ends =
        [
            new TaskEnd.NotStarted(new StartFailure.Tool(0, "Run task completed!")),
            new TaskEnd.Vanished(TaskArn),
            new TaskEnd.Undescribed(TaskArn, ""),
            new TaskEnd.LeftRunning(Stopped(containers: Container(0)), GivingUp.Timeout, StopAsked: false),
            new TaskEnd.LeftRunning(Stopped(containers: Container(0)), GivingUp.Interrupt, StopAsked: true),
        ];

        Assert.All(ends, end => Assert.IsType<TaskVerdict.Unproven>(Judge(end, Line())));
    }
}
