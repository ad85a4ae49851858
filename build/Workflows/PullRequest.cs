using OpsBuild.Build.Targets;
using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>What a pull request, from a fork too, is judged by: all of it on the job's own machine, without any right in the cloud.</summary>
internal static class PullRequest
{
    public static Workflow Workflow { get; } = new("pull-request")
    {
        About = RepositoryWorkflows.About(
            "Judges a pull request, from a fork too, without any right in AWS: migrations, task definitions, and a whole release on the job's machine."),
        On = new Triggers { PullRequest = true, MergeGroup = true },
        Jobs =
        [
            Check("detect", "Detect migrations", new BuildCall(nameof(IDetectMigrations.DetectMigrations)), needsHistory: true),
            Check("lint", "Lint migrations", new BuildCall(nameof(ILintMigrations.LintMigrations), new BuildArgument("only-added")), needsHistory: true),
            Check("render", "Render and verify task definitions", new BuildCall(nameof(IVerifyTaskDefinitions.VerifyTaskDefinitions))),
            // Forced, so that the pipeline is tried also by a change that adds no migration.
            Check("pipeline", "Release locally", new BuildCall(nameof(IRelease.Release)), needsHistory: true, KeyValuePair.Create("FORCE_RUN", "true")),
        ],
    };

    private static Job Check(string id, string name, BuildCall call, bool needsHistory = false, params IReadOnlyList<KeyValuePair<string, string>> variables) =>
        new BuildJob(id, name, call)
        {
            NeedsHistory = needsHistory,
            Variables = variables,
            Concurrency = new Concurrency(
                $"{Expression.Of("github.workflow")}-{id}-{Expression.Of("github.event.pull_request.number || github.ref")}", CancelsRunning: true),
            Timeout = TimeLimits.Local,
        }.ToJob();
}
