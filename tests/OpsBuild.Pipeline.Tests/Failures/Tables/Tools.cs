using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Verdicts.TaskOutcome;

namespace OpsBuild.Pipeline.Tests.Failures.Tables;

/// <summary>Runs through ecspresso: what its word is worth, and what becomes of a task when the tool itself fails.</summary>
internal static class Tools
{
    private const int Always = 1000;

    public static IReadOnlyList<Scenario> All =>
    [
        new("success with v2.4", "plain text, no --log-format", Succeeded)
        {
            ToolVersion = "2.4.6",
            Also = end =>
            {
                IsNamed(end);
                Assert.Contains(end.Seen, told => told.StartsWith("note ecspresso 2.4.6 has no --log-format json", StringComparison.Ordinal));
            },
        },
        new("success with v2.8", "JSON, ARNs as attributes", Succeeded) { Also = IsNamed },
        new("success with v3", "JSON, ARNs as attributes, the revision by its ARN", Succeeded) { ToolVersion = "3.0.0", Also = IsNamed },
        new("exit 24 with a result line", "ecspresso says so too", BatchFailed) { Script = "result migration_failed 24; exit 24", ToolVersion = "3.0.0" },
        new("exit 0 without a result line", "ecspresso: `Run task completed!`", ResultLineMissing) { Script = "exit 0" },
        new("no exit code", "ecspresso: `Run task completed!`", ExitCodeMissing) { Faults = [new(TaskFaultKind.NullExitCode)] },
        new("no exit code with v3", "ecspresso: `Run task completed!`", ExitCodeMissing) { Faults = [new(TaskFaultKind.NullExitCode)], ToolVersion = "3.0.0" },
        new("Spot interruption with exit 0", "ecspresso: `Run task completed!`", SpotInterrupted)
        {
            Script = "trap 'result applied 0; exit 0' TERM; while :; do sleep 0.05; done",
            Faults = [new(TaskFaultKind.SpotInterruption)],
            ToolVersion = "3.0.0",
        },
        new("stopped from outside with exit 0", "ecspresso: `Run task completed!`", StoppedByUser)
        {
            Script = "trap 'result applied 0; exit 0' TERM; echo ready; while :; do sleep 0.05; done",
            WhenReady = run => run.StopFromOutsideAsync(),
        },
        new("image tag missing", "ecspresso: `task failed to start`", ImageNotFound) { Faults = [new(TaskFaultKind.CannotPullContainer)], ToolVersion = "3.0.0" },
        new("secret forbidden", "ecspresso: `task failed to start`", SecretAccessDenied) { Faults = [new(TaskFaultKind.ResourceInitialization)], ToolVersion = "2.4.6" },
        new("out of memory", "ecspresso: `exit code: 137, reason: OutOfMemoryError`", OutOfMemory) { Script = Scenario.Waits, Faults = [new(TaskFaultKind.OutOfMemory)] },
        new("an essential sidecar ends first", "it is first in the list; ecspresso watches the batch", EssentialSidecarExited)
        {
            Script = Scenario.Waits,
            Definition = definition => BatchTask.AddSidecar(definition, "shadow", "sleep 0.5; exit 1", isEssential: true, isFirst: true),
        },
        new("the last line is late", "the result line reaches CloudWatch two seconds after STOPPED, when ecspresso has gone", Succeeded)
        {
            Script = "echo one; result applied 0",
            Faults = [new(TaskFaultKind.LateLogs)],
            Times = times => times with { LogLimit = TimeSpan.FromSeconds(15) },
        },
        new("the task is MISSING at first", "DescribeTasks does not know the new task for three looks", Succeeded) { Faults = [new(TaskFaultKind.MissingAtFirst) { Amount = 3 }] },

        Mischievous("the tool claims success of a failed task", "exit 24, and ecspresso: `Run task completed!`", "claims-success", BatchFailed) with { Script = "result migration_failed 24; exit 24" },
        Mischievous("the tool claims failure of a successful task", "ecspresso ends with 1 over a log it could not read", "claims-failure", Succeeded) with
        {
            Also = end => Assert.Contains(end.Seen, told => told.StartsWith("note ecspresso ended with exit code 1", StringComparison.Ordinal)),
        },
        Mischievous("the tool is killed while the task runs", "SIGKILL after it named its task", "dies-after-start", Succeeded) with { Script = "sleep 1; result applied 0" },
        Mischievous("the tool is killed before it names its task", "SIGKILL after RunTask; the task is found by its tags", "dies-without-a-word", Succeeded) with { Script = "sleep 1; result applied 0", Also = IsFound },
        Mischievous("the tool is killed before it starts a task", "SIGKILL before RunTask", "dies-before-start", ToolCrashed),
        Mischievous("the tool is killed before it names its task, and nobody may look", "as before, and ListTasks is forbidden: the verdict says that there may be a task", "dies-without-a-word", ToolCrashed) with
        {
            Refusals = [(new("ListTasks", "AccessDeniedException", "User is not authorized to perform: ecs:ListTasks"), 1)],
            Also = end => Assert.Contains("a task may have been started all the same", end.Outcome.Verdict.ToString(), StringComparison.Ordinal),
        },
        Mischievous("the tool hangs after its task has ended", "it is ended once the task is judged", "hangs-after-start", Succeeded),
        Mischievous("the tool hangs before it starts a task", "the time-out ends it", "hangs-before-start", NotStartedInTime) with { Request = Requests.Soon, Times = Brief },
        Mischievous("the tool hangs and never names its task, which only reads", "the time-out ends it; the task is found by its tags and stopped", "hangs-without-a-word", TimedOut) with
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            Request = Requests.Soon,
            Times = Brief,
        },
        Mischievous("the tool hangs and never names its task, which writes", "the time-out ends it; the task is found by its tags and left running", "hangs-without-a-word", StillRunningAfterTimeout) with
        {
            Script = Scenario.Waits,
            Request = Requests.Soon,
            Times = Brief,
        },
        Mischievous("the tool never names its task", "it waits and ends as it should, without an ARN; the task is found by its tags", "says-nothing", Succeeded) with { Also = IsFound },
        Mischievous("the tool never names its task, which fails", "it ends with 1; the task is found by its tags", "says-nothing", BatchFailed) with { Script = "result migration_failed 24; exit 24" },
        Mischievous("the tool starts two tasks", "both succeed, and both are named", "two-tasks", SeveralTasks) with { MostTasks = 2, Also = NamesBoth },
        Mischievous("the tool starts two tasks that only read", "neither ends by itself; both are stopped", "two-tasks", SeveralTasks) with
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            Request = Requests.Soon,
            MostTasks = 2,
            Also = NamesBoth,
        },
        Mischievous("the tool panics", "exit code 2 and a dump of its goroutines", "panics", ToolCrashed),
        Mischievous("a variable is missing", "must_env panics, exit code 2", "missing-variable", MissingVariable),
        Mischievous("the tool fails on its own", "it cannot load the service definition", "fails", ToolFailed),
        Mischievous("the tool does nothing", "exit code 0, no task", "starts-nothing", NoTaskSeen),
        Mischievous("the tool does not name the revision", "exit code 0, no revision", "register-says-nothing", NoTaskSeen),

        Without("RESOURCE:MEMORY", NoCapacity),
        Without("AGENT", AgentDisconnected),
        Without("EMPTY CAPACITY PROVIDER", CapacityProviderEmpty),
        Refused("RunTask forbidden", "RunTask", "AccessDeniedException", "User is not authorized to perform: iam:PassRole", AccessDenied),
        Refused("RunTask on a cluster that was deleted", "RunTask", "ClusterNotFoundException", "The referenced cluster was inactive.", ClusterNotFound) with { ToolVersion = "3.0.0" },
        Refused("RunTask throttled twice", "RunTask", "ThrottlingException", "Rate exceeded", Succeeded, times: 2),
        Refused("RunTask throttled for ever", "RunTask", "ThrottlingException", "Rate exceeded", Throttled),
        Refused("credentials expired", "RegisterTaskDefinition", "ExpiredTokenException", "The security token included in the request is expired", CredentialsInvalid),
        new("the answer of RunTask is lost for good", "RunTask is carried out, its answers are 500s; the task is found by its tags", Succeeded)
        {
            Refusals = [(new("RunTask", "ServerException", "Internal failure", 500) { IsCarriedOut = true }, Always)],
            Also = IsFound,
        },
        new("a definition that Fargate cannot run", "256 CPU units with 300 MiB", RequestInvalid) { Definition = definition => definition["memory"] = "300" },
        new("AWS out of reach", "nobody listens at the endpoint's address", AwsUnreachable) { Reach = Reach.Nowhere, WithoutCluster = true },

        new("a task that only reads never ends", "the time-out stops it, which ecspresso would not", TimedOut) { Script = Scenario.Waits, IsReadOnly = true, Request = Requests.Soon },
        new("a task that writes never ends, then does", "left running; the same run id finds it and judges it", StillRunningAfterTimeout)
        {
            Script = Requests.Goes,
            Request = Requests.Soon,
            Again = new SecondRun(Reattach: true, Succeeded) { ByAnotherRunner = true },
        },
        new("Ctrl-C on a task that only reads", "it is stopped", Interrupted) { Script = Scenario.Waits, IsReadOnly = true, WhenReady = run => run.InterruptAsync() },
        new("Ctrl-C on a task that writes", "it is left running; the same run id finds it and judges it", StillRunningAfterInterrupt)
        {
            Script = Requests.Goes,
            WhenReady = run => run.InterruptAsync(),
            Again = new SecondRun(Reattach: true, Succeeded),
        },
        new("a second attempt of another build", "the same run id once more, with a revision of its own: ECS refuses, and no second task starts", StillRunningAfterTimeout)
        {
            Script = Requests.Goes,
            Request = Requests.Soon,
            Again = new SecondRun(Reattach: false, RequestConflict) { ByAnotherRunner = true },
        },
        new("braces in the definition", "what looks like a template is text: ecspresso renders nothing", Succeeded)
        {
            Definition = definition => BatchTask.Batch(definition)["environment"] =
                new JsonArray(new JsonObject { ["name"] = "BRACES", ["value"] = "{{ must_env `NOBODY` }}" }),
            Script = """[ "$BRACES" = '{{ must_env `NOBODY` }}' ] && result applied 0""",
        },
    ];

    private static Scenario Mischievous(string name, string cause, string mischief, TaskOutcome outcome) => new(name, cause, outcome) { Mischief = mischief };

    private static Scenario Without(string reason, TaskOutcome outcome) =>
        new($"RunTask starts nothing: {reason}", $"ecspresso: `failed to run task: {reason}`", outcome) { Faults = [new(TaskFaultKind.NoCapacity) { Reason = reason }] };

    private static Scenario Refused(string name, string operation, string code, string message, TaskOutcome outcome, int times = Always) =>
        new(name, $"{operation}: {code}, passed on in the Go SDK's words{(times == Always ? "" : $"; {times} times")}", outcome) { Refusals = [(new OperationFault(operation, code, message), times)] };

    /// <summary>A tool that hangs is not waited for longer than one call of AWS.</summary>
    private static OpsBuild.Ecs.Runners.TaskRunnerTimes Brief(OpsBuild.Ecs.Runners.TaskRunnerTimes times) => times with { CallLimit = TimeSpan.FromSeconds(4) };

    private static void IsNamed(ScenarioEnd end) => Assert.Contains($"started {end.Tasks.Single()}", end.Seen);

    /// <summary>Nobody names the task in these scenarios, so whoever knows it has looked for it; and it is this attempt's own.</summary>
    internal static void IsFound(ScenarioEnd end) => IsNamed(end);

    private static void NamesBoth(ScenarioEnd end)
    {
        var verdict = end.Outcome.Verdict.ToString();
        Assert.Equal(2, end.Tasks.Count);
        Assert.All(end.Tasks, task => Assert.Contains(task, verdict, StringComparison.Ordinal));
    }
}
