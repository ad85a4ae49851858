using OpsBuild.Build.Targets;
using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>Every environment's database, every night, whatever was merged.</summary>
internal static class DriftWatch
{
    public static Workflow Workflow { get; } = new("drift-watch")
    {
        About = RepositoryWorkflows.About("Compares each environment's database with what its migrations make; a difference fails the job and is shown."),
        // Not on the hour, when everybody's begin and GitHub drops some.
        On = new Triggers { Schedules = ["17 4 * * *"], Inputs = [] },
        Jobs =
        [
            .. Environments.All.Select(environment => Check(environment).ToJob()),
        ],
    };

    private static BuildJob Check(string environment) =>
        CloudJob.Of($"check-{environment}", $"Check {environment} for drift", nameof(IDriftCheck.DriftCheck), TimeLimits.For(tasks: 1), environment)
            with { NeedsHistory = true };
}
