namespace Nuke.Common.Execution;

/// <summary>An attribute on the build class that takes part in a run; see the interfaces derived from this one.</summary>
public interface IBuildExtension
{
    /// <summary>Extensions with a higher priority are called first.</summary>
    float Priority { get; }
}

/// <summary>Called when parameters have their values.</summary>
public interface IOnBuildCreated : IBuildExtension
{
    /// <summary>Called with all targets of the build.</summary>
    void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets);
}

/// <summary>Called when the execution plan is known.</summary>
public interface IOnBuildInitialized : IBuildExtension
{
    /// <summary>Called with all targets and, in the order of execution, those of this run.</summary>
    void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan);
}

/// <summary>Called after the summary.</summary>
public interface IOnBuildFinished : IBuildExtension
{
    /// <summary>Called once, whether the build succeeded or failed.</summary>
    void OnBuildFinished();
}

/// <summary>Called when a target starts.</summary>
public interface IOnTargetRunning : IBuildExtension
{
    /// <summary>Called before the target's first action.</summary>
    void OnTargetRunning(ExecutableTarget target);
}

/// <summary>Called when a target is left out.</summary>
public interface IOnTargetSkipped : IBuildExtension
{
    /// <summary>Called with the target that a condition or <c>--skip</c> left out.</summary>
    void OnTargetSkipped(ExecutableTarget target);
}

/// <summary>Called when a target ended well.</summary>
public interface IOnTargetSucceeded : IBuildExtension
{
    /// <summary>Called after the target's last action.</summary>
    void OnTargetSucceeded(ExecutableTarget target);
}

/// <summary>Called when a target failed.</summary>
public interface IOnTargetFailed : IBuildExtension
{
    /// <summary>Called with the target whose action threw.</summary>
    void OnTargetFailed(ExecutableTarget target);
}

/// <summary>Called when a target reports facts for the summary.</summary>
public interface IOnTargetSummaryUpdated : IBuildExtension
{
    /// <summary>Called after each report of a target.</summary>
    void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target);
}
