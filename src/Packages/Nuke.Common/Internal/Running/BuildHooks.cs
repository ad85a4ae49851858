using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Running;

/// <summary>Calls the extensions on the build class, the highest priority first, and then the build's own overrides.</summary>
internal sealed class BuildHooks
{
    private readonly NukeBuild build;
    private readonly List<IBuildExtension> extensions;

    public BuildHooks(NukeBuild build)
    {
        this.build = build;
        extensions = [.. build.GetType().GetCustomAttributes(inherit: true).OfType<IBuildExtension>().OrderByDescending(extension => extension.Priority)];
        foreach (var extension in extensions.OfType<BuildExtensionAttributeBase>())
            extension.Build = build;
    }

    public void Created(IReadOnlyCollection<ExecutableTarget> targets)
    {
        Each<IOnBuildCreated>(extension => extension.OnBuildCreated(targets));
        build.OnBuildCreated();
    }

    public void Initialized(IReadOnlyCollection<ExecutableTarget> targets)
    {
        Each<IOnBuildInitialized>(extension => extension.OnBuildInitialized(targets, build.ExecutionPlan));
        build.OnBuildInitialized();
    }

    public void Running(ExecutableTarget target)
    {
        Each<IOnTargetRunning>(extension => extension.OnTargetRunning(target));
        build.OnTargetRunning(target.Name);
    }

    public void Skipped(ExecutableTarget target)
    {
        Each<IOnTargetSkipped>(extension => extension.OnTargetSkipped(target));
        build.OnTargetSkipped(target.Name);
    }

    public void Succeeded(ExecutableTarget target)
    {
        Each<IOnTargetSucceeded>(extension => extension.OnTargetSucceeded(target));
        build.OnTargetSucceeded(target.Name);
    }

    public void Failed(ExecutableTarget target)
    {
        Each<IOnTargetFailed>(extension => extension.OnTargetFailed(target));
        build.OnTargetFailed(target.Name);
    }

    public void SummaryUpdated(ExecutableTarget target) => Each<IOnTargetSummaryUpdated>(extension => extension.OnTargetSummaryUpdated(build, target));

    public void Finished()
    {
        Each<IOnBuildFinished>(extension => extension.OnBuildFinished());
        build.OnBuildFinished();
    }

    private void Each<T>(Action<T> call)
    {
        foreach (var extension in extensions.OfType<T>())
            call(extension);
    }
}
