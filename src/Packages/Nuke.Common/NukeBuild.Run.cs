using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Internal;
using Nuke.Common.Internal.Running;
using Nuke.Common.Tooling;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; set; } = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => [.. ExecutionPlan.Where(target => target.Invoked)];

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => With(ExecutionStatus.Skipped);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => With(ExecutionStatus.Scheduled);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => With(ExecutionStatus.Running);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => With(ExecutionStatus.Aborted);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => With(ExecutionStatus.Failed);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => With(ExecutionStatus.Succeeded);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets =>
        [.. ExecutionPlan.Where(target => target.Status is not (ExecutionStatus.None or ExecutionStatus.Scheduled or ExecutionStatus.Running))];

    /// <inheritdoc/>
    public bool IsSucceeding => !IsFailing;

    /// <inheritdoc/>
    public bool IsFailing => ExecutionPlan.Any(
        target => target.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun);

    /// <inheritdoc/>
    public bool IsFinished => FinishedTargets.Count == ExecutionPlan.Count;

    /// <inheritdoc/>
    public int? ExitCode { get; set; }

    /// <inheritdoc/>
    public bool Help => BuildSession.Current.BuiltIns.Help;

    /// <inheritdoc/>
    public bool NoLogo
    {
        get => BuildSession.Current.NoLogo;
        set => BuildSession.Current.NoLogo = value;
    }

    /// <inheritdoc/>
    public Partition Partition => BuildSession.Current.BuiltIns.Partition;

    /// <inheritdoc/>
    public void ReportSummary(Configure<Dictionary<string, string>> configurator = null) => SummaryReport.Add(this, configurator);

    private ExecutableTarget[] With(ExecutionStatus status) => [.. ExecutionPlan.Where(target => target.Status == status)];
}
