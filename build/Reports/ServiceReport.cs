using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Logs;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>How the end of a deployment or a rollback is shown.</summary>
internal static class ServiceReport
{
    public static void Tell(DeploymentReport report)
    {
        if (report.IsDeployed)
        {
            Log.Information("{Revision} is deployed; before it was {Before}. {What}", report.Revision, report.Before?.ToString() ?? "nothing", ConsoleText.Of(report.What));
            return;
        }

        Log.Error("{Outcome}: {Sentence} {What}", report.Outcome.Code, report.Outcome.Sentence, ConsoleText.Of(report.What));
        foreach (var task in report.StoppedTasks)
        {
            Log.Error("{Task}", ConsoleText.Of(task.ToString()));
            foreach (var line in task.LastLines)
                Log.Error("  {Line}", ConsoleText.Of(line));
        }

        Log.Error("What to do: {Remedy}{Next}", report.Outcome.Remedy, report.NextCommand is { } next ? $"\n  {next}" : "");
    }

    public static Dictionary<string, string> Summarise(Dictionary<string, string> summary, DeploymentReport report)
    {
        summary["outcome"] = report.Outcome.Code;
        if ((report.Now ?? report.Revision) is { } revision)
            summary["revision"] = revision.ToString();
        return summary;
    }

    /// <summary>The build's exit code; null leaves it to the build, since whatever fails after a success must not end as one.</summary>
    public static int? ExitCode(DeploymentReport report) => report.IsDeployed ? null : report.Outcome.ExitCode;
}
