using Nuke.Common;
using Nuke.Common.Execution;
using Serilog;

namespace SampleBuild;

/// <summary>Tells of everything that happens when SAMPLE_HOOKS is set.</summary>
public sealed class RecorderAttribute : BuildExtensionAttributeBase,
    IOnBuildCreated, IOnBuildInitialized, IOnBuildFinished, IOnTargetRunning, IOnTargetSkipped, IOnTargetSucceeded, IOnTargetFailed, IOnTargetSummaryUpdated
{
    public string Name { get; set; }

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => Tell("created");

    public void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan) =>
        Tell($"initialized {string.Join('+', executionPlan.Select(target => target.Name))}");

    public void OnBuildFinished() => Tell($"finished {Build.IsSucceeding}");

    public void OnTargetRunning(ExecutableTarget target) => Tell($"running {target.Name}");

    public void OnTargetSkipped(ExecutableTarget target) => Tell($"skipped {target.Name}");

    public void OnTargetSucceeded(ExecutableTarget target) => Tell($"succeeded {target.Name}");

    public void OnTargetFailed(ExecutableTarget target) => Tell($"failed {target.Name}");

    public void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target) => Tell($"summary {target.Name}");

    private void Tell(string what)
    {
        if (EnvironmentInfo.HasVariable("SAMPLE_HOOKS"))
            Log.Information("Hook {Name:l}: {What:l}", Name, what);
    }
}
