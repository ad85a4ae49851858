using Nuke.Common.Tooling;

namespace Nuke.Common.Internal.Running;

/// <summary>Facts that a running target puts into its line of the summary.</summary>
internal static class SummaryReport
{
    public static void Add(NukeBuild build, Configure<Dictionary<string, string>> configurator)
    {
        var name = BuildSession.Current.Log.Target;
        var target = build.ExecutionPlan.FirstOrDefault(candidate => candidate.Name == name)
            ?? build.RunningTargets.FirstOrDefault()
            ?? throw new InvalidOperationException("ReportSummary is for a running target; no target runs now.");

        foreach (var (key, value) in configurator?.Invoke([]) ?? [])
            target.SummaryInformation[key] = value;
        new BuildHooks(build).SummaryUpdated(target);
    }
}
