using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local.Aws.Ecs.Faults;
using static OpsBuild.Ecs.Verdicts.TaskOutcome;

namespace OpsBuild.Pipeline.Tests.Failures.Tables;

/// <summary>Requests that ECS refuses, or that never reach it.</summary>
internal static class Requests
{
    /// <summary>More often than any client tries.</summary>
    private const int Always = 1000;

    public static IReadOnlyList<Scenario> All =>
    [
        Without("no Fargate capacity", null, NoCapacity),
        Without("no room on an instance", "RESOURCE:MEMORY", NoCapacity),
        Without("agent not connected", "AGENT", AgentDisconnected),
        Without("no instance with the attribute", "ATTRIBUTE", NoMatchingInstance),
        Without("capacity provider without instances", "EMPTY CAPACITY PROVIDER", CapacityProviderEmpty),
        Without("failure of tomorrow", "TOMORROW", StartRefused),

        Refused("RunTask throttled twice", "RunTask", "ThrottlingException", "Rate exceeded", Succeeded, times: 2),
        Refused("RunTask throttled for ever", "RunTask", "ThrottlingException", "Rate exceeded", Throttled),
        Refused("RunTask fails on AWS's side once", "RunTask", "ServerException", "Internal failure", Succeeded, times: 1, status: 500),
        Refused("RunTask fails on AWS's side for ever", "RunTask", "ServerException", "Internal failure", AwsUnreachable, status: 500),
        Refused("RunTask forbidden", "RunTask", "AccessDeniedException", "User is not authorized to perform: iam:PassRole", AccessDenied),
        Refused("RunTask blocked", "RunTask", "BlockedException", "Your account is blocked.", AccessDenied),
        Refused("RunTask beyond the quota", "RunTask", "ClientException", "You've reached the limit on the number of vCPUs you can run concurrently", QuotaReached),
        Refused("RunTask on a cluster that was deleted", "RunTask", "ClusterNotFoundException", "The referenced cluster was inactive.", ClusterNotFound),
        Refused("RunTask of a deregistered revision", "RunTask", "ClientException", "TaskDefinition is inactive", DefinitionNotFound),
        Refused("RunTask refused by tomorrow's name", "RunTask", "TomorrowException", "No.", RequestRefused),
        Refused("registration forbidden", "RegisterTaskDefinition", "AccessDeniedException", "User is not authorized to perform: ecs:RegisterTaskDefinition", AccessDenied),
        Refused("registration fails on AWS's side for a while", "RegisterTaskDefinition", "ServerException", "Internal failure", Succeeded, times: 2, status: 500),

        new("the answer of RunTask is lost once", "RunTask is carried out, its answer is a 500; the retry's client token gets the same task", Succeeded)
        {
            Refusals = [(new("RunTask", "ServerException", "Internal failure", 500) { IsCarriedOut = true }, 1)],
        },
        new("the answer of RunTask is lost for good", "RunTask is carried out, its answers are 500s; the task is found by its tags", Succeeded)
        {
            Refusals = [(new("RunTask", "ServerException", "Internal failure", 500) { IsCarriedOut = true }, Always)],
            Also = Tools.IsFound,
        },
        new("the answer of RunTask is lost and nobody may look", "as before, and ListTasks is forbidden: the verdict says that there may be a task", AwsUnreachable)
        {
            Script = Scenario.Waits,
            Refusals =
            [
                (new("RunTask", "ServerException", "Internal failure", 500) { IsCarriedOut = true }, Always),
                (new("ListTasks", "AccessDeniedException", "User is not authorized to perform: ecs:ListTasks"), 1),
            ],
            Also = end => Assert.Contains("a task may have been started all the same", end.Outcome.Verdict.ToString(), StringComparison.Ordinal),
        },

        new("a definition that Fargate cannot run", "256 CPU units with 300 MiB", RequestInvalid) { Definition = definition => definition["memory"] = "300" },
        new("a health check beyond the limits", "retries: 11", RequestInvalid)
        {
            Definition = definition =>
            {
                var check = BatchTask.HealthCheck("exit 0");
                check["retries"] = 11;
                BatchTask.Batch(definition)["healthCheck"] = check;
            },
        },
        new("a network that awsvpc does not take", "no subnet", RequestInvalid) { Request = request => request with { ServiceDefinition = """{"launchType":"FARGATE"}""" } },
        new("cluster missing", "nobody made the cluster", ClusterNotFound) { WithoutCluster = true },

        new("AWS out of reach", "nobody listens at the endpoint's address", AwsUnreachable) { Reach = Reach.Nowhere, WithoutCluster = true },
        new("unknown access key", "the access key is another environment's", CredentialsInvalid) { Reach = Reach.WithUnknownKeys },
        new("wrong secret key", "the signature does not match", CredentialsInvalid) { Reach = Reach.WithWrongSecret },
        Refused("credentials expired", "RegisterTaskDefinition", "ExpiredTokenException", "The security token included in the request is expired", CredentialsInvalid),
        Refused("clock skew", "RunTask", "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", CredentialsInvalid),
        Refused("clock skew in the words of a JSON service", "RunTask", "InvalidSignatureException", "Signature expired: 20260114T093000Z is now earlier than 20260114T094000Z", CredentialsInvalid),

        new("a second attempt through the same runner", "the same run id once more: the client token gets the task that is there", StillRunningAfterTimeout)
        {
            Script = Goes,
            Request = Soon,
            Again = new SecondRun(Reattach: false, Succeeded),
        },
        new("a second attempt of another build", "the same run id once more, with a revision of its own: ECS refuses, and no second task starts", StillRunningAfterTimeout)
        {
            Script = Goes,
            Request = Soon,
            Again = new SecondRun(Reattach: false, RequestConflict) { ByAnotherRunner = true },
        },
        new("a second attempt that may not look", "reattach, and ListTasks is forbidden: nothing is started", StillRunningAfterTimeout)
        {
            Script = Goes,
            Request = Soon,
            Refusals = [(new("ListTasks", "AccessDeniedException", "User is not authorized to perform: ecs:ListTasks"), 1)],
            Again = new SecondRun(Reattach: true, AccessDenied) { ByAnotherRunner = true },
        },
        new("time-out before the start", "the run's time is over while ECS is asked to register", NotStartedInTime)
        {
            Request = request => request with { Timeout = TimeSpan.FromTicks(1) },
        },
        new("Ctrl-C before the start", "the run is cancelled at once", NotStartedInTime) { Before = run => run.InterruptAsync() },
    ];

    /// <summary>A batch that ends when it is let go on.</summary>
    internal const string Goes = """echo ready; while [ ! -e "$FOLDER/go" ]; do sleep 0.05; done; result applied 0""";

    /// <summary>A time-out that comes, yet not before the batch runs.</summary>
    internal static OpsBuild.Ecs.Runners.TaskRunRequest Soon(OpsBuild.Ecs.Runners.TaskRunRequest request) => request with { Timeout = TimeSpan.FromSeconds(8) };

    private static Scenario Without(string name, string? reason, TaskOutcome outcome) =>
        new(name, $"RunTask answers with `failures`: {reason ?? "RESOURCE:FARGATE"}", outcome) { Faults = [new(TaskFaultKind.NoCapacity) { Reason = reason }] };

    private static Scenario Refused(string name, string operation, string code, string message, TaskOutcome outcome, int times = Always, int status = 400) =>
        new(name, $"{operation}: {code}{(times == Always ? "" : $", {times} times")}", outcome) { Refusals = [(new OperationFault(operation, code, message, status), times)] };
}
