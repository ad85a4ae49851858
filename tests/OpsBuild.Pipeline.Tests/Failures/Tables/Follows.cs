using OpsBuild.Ecs.Logs;
using OpsBuild.Local.Aws.Ecs.Faults;
using static OpsBuild.Ecs.Verdicts.TaskOutcome;

namespace OpsBuild.Pipeline.Tests.Failures.Tables;

/// <summary>Tasks that run while something goes wrong with looking at them or at their logs.</summary>
internal static class Follows
{
    private const int Always = 100_000;

    private static readonly OperationFault NoDescribe = new("DescribeTasks", "AccessDeniedException", "User is not authorized to perform: ecs:DescribeTasks");
    private static readonly OperationFault NoLogs = new("GetLogEvents", "AccessDeniedException", "User is not authorized to perform: logs:GetLogEvents");

    public static IReadOnlyList<Scenario> All =>
    [
        new("the task is MISSING at first", "DescribeTasks does not know the new task for three looks", Succeeded) { Faults = [new(TaskFaultKind.MissingAtFirst) { Amount = 3 }] },
        new("the task is MISSING for ever", "DescribeTasks never knows it; it changes the database, so it is left alone and named", TaskVanished)
        {
            Script = Scenario.Waits,
            Faults = [new(TaskFaultKind.MissingAtFirst) { Amount = Always }],
            Times = times => times with { MissingLimit = TimeSpan.FromSeconds(2) },
        },
        new("a task that only reads is MISSING for ever", "DescribeTasks never knows it; it is asked to stop all the same", TaskVanished)
        {
            Script = Scenario.Waits,
            IsReadOnly = true,
            Faults = [new(TaskFaultKind.MissingAtFirst) { Amount = Always }],
            Times = times => times with { MissingLimit = TimeSpan.FromSeconds(2) },
        },
        new("DescribeTasks forbidden", "the task changes the database, so it is left running and named", TaskNotDescribed) { Script = Scenario.Waits, Refusals = [(NoDescribe, Always)] },
        new("DescribeTasks forbidden of a task that only reads", "it is stopped unseen", TaskNotDescribed) { Script = Scenario.Waits, IsReadOnly = true, Refusals = [(NoDescribe, Always)] },
        new("DescribeTasks throttled for a while", "eight refusals", Succeeded) { Refusals = [(new("DescribeTasks", "ThrottlingException", "Rate exceeded"), 8)] },
        new("DescribeTasks fails on AWS's side for a while", "eight answers of 500", Succeeded) { Refusals = [(new("DescribeTasks", "ServerException", "Internal failure", 500), 8)] },
        new("credentials expire while the task runs", "DescribeTasks: ExpiredTokenException, from the batch's first line on", TaskNotDescribed)
        {
            Script = Scenario.Waits,
            WhenReady = run => run.RefuseAsync(new("DescribeTasks", "ExpiredTokenException", "The security token included in the request is expired"), Always),
        },
        new("AWS out of reach while the task runs", "connections are refused from the batch's first line on", TaskNotDescribed)
        {
            Script = Scenario.Waits,
            Reach = Reach.ThroughRelay,
            Times = times => times with { CallLimit = TimeSpan.FromSeconds(3) },
            WhenReady = run =>
            {
                run.CutOff();
                return Task.CompletedTask;
            },
        },

        new("the log may not be read", "GetLogEvents forbidden: exit code 0 alone proves nothing", LogNotDrained) { Refusals = [(NoLogs, Always)] },
        new("the log may not be read, and the batch failed", "GetLogEvents forbidden, exit code 1", LogNotDrained) { Script = "result migration_failed 24; exit 24", Refusals = [(NoLogs, Always)] },
        new("the log group is gone", "GetLogEvents: the log group does not exist", LogNotDrained) { Refusals = [(NoResource("group"), Always)] },
        new("the log stream is missing", "GetLogEvents: the log stream does not exist, although the batch printed", ResultLineMissing) { Refusals = [(NoResource("stream"), Always)] },
        new("the log stream is missing at first", "GetLogEvents: the log stream does not exist, for six reads", Succeeded) { Refusals = [(NoResource("stream"), 6)], Times = Patient },
        new("the log is throttled for a while", "GetLogEvents: ThrottlingException, five times", Succeeded) { Refusals = [(new("GetLogEvents", "ThrottlingException", "Rate exceeded"), 5)], Times = Patient },
        new("the log is lost", "nothing that the batch prints reaches CloudWatch", ResultLineMissing) { Faults = [new(TaskFaultKind.LostLogs)] },
        new("the last line is late", "the result line reaches CloudWatch two seconds after STOPPED", Succeeded) { Script = "echo one; result applied 0", Faults = [new(TaskFaultKind.LateLogs)], Times = Patient },
        new("the last line is too late", "the result line reaches CloudWatch after the wait for it", ResultLineMissing) { Script = "echo one; result applied 0", Faults = [new(TaskFaultKind.LateLogs) { Amount = 30 }] },
        new("a log of several pages", "25,000 lines, more than two pages of GetLogEvents", Succeeded)
        {
            Script = "seq 1 25000; result applied 0",
            Times = Patient,
            Also = end => Assert.Equal(Enumerable.Range(1, 25_000).Select(number => $"{number}"), end.Lines.SkipLast(1)),
        },
        new("a line of 30 kB", "it reaches CloudWatch in parts, the result line after it whole", Succeeded)
        {
            Script = "head -c 30000 /dev/zero | tr '\\0' x; echo; result applied 0",
            Also = end => Assert.Equal(30_000, end.Lines.SkipLast(1).Sum(line => line.Length)),
        },
        new("a line that GitHub would obey", "the batch prints `::error::x`; the build's console shows it so that nobody obeys it", Succeeded)
        {
            Script = "echo '::error::x'; result applied 0",
            Also = end => Assert.Contains("| ::error::x", end.Lines.Select(ConsoleText.Of)),
        },
        new("slow from DEPROVISIONING to STOPPED", "two seconds after the containers' end; exit codes count only then", Succeeded) { Faults = [new(TaskFaultKind.SlowStop)] },
    ];

    private static OperationFault NoResource(string what) => new("GetLogEvents", "ResourceNotFoundException", $"The specified log {what} does not exist.");

    /// <summary>As long as a build waits for the last lines.</summary>
    private static OpsBuild.Ecs.Runners.TaskRunnerTimes Patient(OpsBuild.Ecs.Runners.TaskRunnerTimes times) => times with { LogLimit = TimeSpan.FromSeconds(15) };
}
