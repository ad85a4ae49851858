using OpsBuild.Drift.Shadow;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;

namespace OpsBuild.Drift;

/// <summary>How a drift check ended.</summary>
public abstract record DriftOutcome
{
    private DriftOutcome()
    {
    }

    /// <summary>The database is what its history makes; what is pending, if anything, is in the report.</summary>
    public sealed record Clean(DriftReport Report) : DriftOutcome;

    /// <summary>The database is not what its history makes.</summary>
    public sealed record Drifted(DriftReport Report) : DriftOutcome;

    /// <summary>An applied file is not what it was when it was applied, or is gone.</summary>
    public sealed record HistoryRewritten(IReadOnlyList<Problem> Problems) : DriftOutcome;

    /// <summary>History, directory or database are such that nothing can be compared.</summary>
    public sealed record Refused(RefusalReason Reason, IReadOnlyList<Problem> Problems) : DriftOutcome;

    /// <summary>Somebody else held the migration lock all the time.</summary>
    public sealed record LockNotAcquired(LockHolder? Holder, TimeSpan Waited) : DriftOutcome;

    /// <summary>The shadow cannot say what the history makes.</summary>
    public sealed record ShadowUnusable(ShadowFault Fault, Problem Problem) : DriftOutcome;

    /// <summary>The target's catalog could not be read.</summary>
    public sealed record CatalogUnreadable(Problem Problem) : DriftOutcome;

    /// <summary>Atlas could not say what differs; what this program's own comparison found is in the report.</summary>
    public sealed record EngineFailed(Problem Problem, DriftReport Report) : DriftOutcome;

    /// <summary>The check took longer than it may.</summary>
    public sealed record OutOfTime(TimeSpan Budget, string During) : DriftOutcome;
}
