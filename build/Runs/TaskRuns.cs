using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Targets;
using OpsBuild.Definitions;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Pipeline;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>One run of a one-shot task, told on the console while it happens.</summary>
internal static class TaskRuns
{
    /// <param name="build">The parameters.</param>
    /// <param name="target">The target that asks.</param>
    /// <param name="command">The batch's command.</param>
    /// <param name="variables">What the templates see for this run alone.</param>
    /// <param name="document">Gets the document that the command's log carries; null where nobody asks for one.</param>
    /// <param name="follows">Whether <c>--run-id</c> means this run; one that comes after it has an id of its own.</param>
    public static async Task<TaskVerdict> RunAsync(
        IHazRunEnvironment build, string target, string command, IReadOnlyDictionary<string, string?> variables,
        PlanText? document = null, bool follows = true)
    {
        var task = ProjectDefinitions.OneShotTasks.Single(each => each.Command == command);
        var runId = follows ? RunIdOf(build) : RunId.New(TimeProvider.System);
        var times = new StepTimes();

        await using var environment = await RunEnvironments.OpenAsync(build, command, Log.Logger, Interrupt.Token);
        times.End("environment");
        var run = new OneShotRun(task, target)
        {
            RunId = runId,
            Definitions = build.EcspressoDirectory,
            Variables = variables,
            Reattach = follows && build.RunId is not null,
            // Where git has no say there is no commit to name.
            Commit = IDetectMigrations.Detected?.Head.Commit,
        };
        Log.Information(
            "Run {RunId}: {Command} in {Environment}{Database}{Commit}",
            runId, command, environment.Name, environment.Database is { } database ? $", on {database}" : "", run.Commit is { } commit ? $", commit {commit[..10]}" : "");
        var outcome = await new OneShotRunner(environment).RunAsync(run, new RunStory(Log.Logger, $"{task.WatchedContainer}", times, document), Interrupt.Token);
        times.End("verdict");
        Log.Information("Verdict {Outcome}; {Times}", outcome.Verdict.Outcome, times);
        return outcome.Verdict;
    }

    private static RunId RunIdOf(IHazRunEnvironment build)
    {
        if (build.RunId is not { } text)
            return RunId.New(TimeProvider.System);
        Assert.True(
            RunId.TryParse(text, out var given),
            "--run-id is no run's id: 1 to 128 printable ASCII characters without blanks. Copy it from the log of the run that is under way.");
        return given!;
    }
}
