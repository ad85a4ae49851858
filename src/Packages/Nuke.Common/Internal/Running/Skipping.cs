using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Running;

/// <summary>Leaves targets out of a run, together with what nothing else needs then.</summary>
internal sealed class Skipping(IReadOnlyCollection<ExecutableTarget> plan, BuildHooks hooks)
{
    /// <summary><c>--skip</c> with names, or, when none are given, with everything that is not named itself.</summary>
    public void Requested(IReadOnlyList<ExecutableTarget> skipped, bool isNamed)
    {
        foreach (var target in plan)
        {
            var isWanted = target.Invoked && isNamed;
            if (target.Status == ExecutionStatus.Scheduled && !isWanted && (skipped.Count == 0 || skipped.Contains(target)))
                Skip(target, "via --skip");
        }
    }

    /// <summary>A condition that does not hold; its source text goes into the summary.</summary>
    public void ByCondition(ExecutableTarget target, string condition)
    {
        target.OnlyWhen = condition;
        Skip(target, reason: null);
    }

    private void Skip(ExecutableTarget target, string reason)
    {
        target.Status = ExecutionStatus.Skipped;
        target.Skipped = reason;
        hooks.Skipped(target);
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;

        foreach (var other in target.ExecutionDependencies.Concat(target.Triggers).Where(IsUnneeded))
            Skip(other, $"because of {target.Name}");
    }

    private bool IsUnneeded(ExecutableTarget target) =>
        target.Status == ExecutionStatus.Scheduled
            && !target.Invoked
            && !plan.Any(other => other.Status == ExecutionStatus.Scheduled
                && (other.ExecutionDependencies.Contains(target) || other.Triggers.Contains(target)));
}
