using OpsBuild.Local.Aws.Ecs.Faults;
using static OpsBuild.Ecs.Verdicts.TaskOutcome;

namespace OpsBuild.Pipeline.Tests.Failures.Tables;

/// <summary>Tasks that somebody stops, or that nobody waits for any longer.</summary>
internal static class Stops
{
    private const string IgnoresSigterm = "trap '' TERM; echo ready; while :; do sleep 0.05; done";

    public static IReadOnlyList<Scenario> All =>
    [
        new("stopped from outside", "somebody calls StopTask: SIGTERM, 143, UserInitiated", StoppedByUser) { Script = Scenario.Waits, WhenReady = run => run.StopFromOutsideAsync("enough") },
        new("stopped from outside, exit 0 and a result line", "the batch ends in order when somebody stops it; that is no success", StoppedByUser)
        {
            Script = "trap 'result applied 0; exit 0' TERM; echo ready; while :; do sleep 0.05; done",
            WhenReady = run => run.StopFromOutsideAsync(),
        },
        new("stopped from outside and killed", "the batch does not heed SIGTERM and is killed after its stopTimeout", KilledAfterStopTimeout) { Script = IgnoresSigterm, WhenReady = run => run.StopFromOutsideAsync() },

        new("a task that only reads never ends", "the time-out stops it, and ECS shows why", TimedOut)
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            Request = Requests.Soon,
            Also = end =>
            {
                Assert.Matches("^opsbuild: run [^ ]+ did not end within 00:00:08$", end.StoppedReason);
                Assert.Empty(end.LeftRunning);
            },
        },
        new("a task that only reads never ends and does not heed SIGTERM", "the time-out stops it; it is killed after its stopTimeout", TimedOut) { Script = IgnoresSigterm, IsReadOnly = true, Request = Requests.Soon },
        new("a task that only reads takes its time to stop", "two seconds from its end to STOPPED", TimedOut)
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            Request = Requests.Soon,
            Faults = [new(TaskFaultKind.SlowStop)],
        },
        new("a task that only reads takes too long to stop", "it is not seen stopped within the time for that", StopNotConfirmed)
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            Request = Requests.Soon,
            Times = times => times with { StopLimit = TimeSpan.FromSeconds(1) },
            Faults = [new(TaskFaultKind.SlowStop) { Amount = 30 }],
        },
        new("a task that only reads may not be stopped", "StopTask forbidden: it is left running and named", StopNotConfirmed)
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            Request = Requests.Soon,
            Refusals = [(new("StopTask", "AccessDeniedException", "User is not authorized to perform: ecs:StopTask"), 1)],
        },
        new("Ctrl-C on a task that only reads", "it is stopped", Interrupted)
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            WhenReady = run => run.InterruptAsync(),
            Also = end => Assert.EndsWith("was interrupted", end.StoppedReason, StringComparison.Ordinal),
        },

        new("a task that writes never ends, then does", "the time-out leaves it running and names the command; the same run id finds it and judges it", StillRunningAfterTimeout)
        {
            Script = Requests.Goes,
            Request = Requests.Soon,
            Again = new SecondRun(Reattach: true, Succeeded) { ByAnotherRunner = true },
            Also = end => Assert.Contains(end.Seen, told => told.StartsWith("reattached ", StringComparison.Ordinal)),
        },
        new("a task that writes never ends, then fails", "as before; the batch fails after the first attempt's time-out", StillRunningAfterTimeout)
        {
            Script = Requests.Goes + "; exit 24",
            Request = Requests.Soon,
            Again = new SecondRun(Reattach: true, ResultLineContradictsExitCode) { ByAnotherRunner = true },
        },
        new("Ctrl-C on a task that writes", "it is left running; the same run id finds it and judges it", StillRunningAfterInterrupt)
        {
            Script = Requests.Goes,
            WhenReady = run => run.InterruptAsync(),
            Again = new SecondRun(Reattach: true, Succeeded),
        },
    ];
}
