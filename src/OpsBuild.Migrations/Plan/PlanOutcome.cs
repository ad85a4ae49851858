using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;

namespace OpsBuild.Migrations.Plan;

/// <summary>What a look ahead came to.</summary>
public abstract record PlanOutcome
{
    private PlanOutcome()
    {
    }

    /// <summary>This is what an apply would do; nothing, where nothing is pending.</summary>
    public sealed record Planned(MigrationPlan Plan) : PlanOutcome;

    /// <summary>An apply would refuse it, in these words.</summary>
    /// <param name="Reason">The kind of all the problems.</param>
    /// <param name="Problems">At least one.</param>
    public sealed record Refused(RefusalReason Reason, IReadOnlyList<Problem> Problems) : PlanOutcome;

    /// <summary>Atlas is to apply, and cannot be used or sees something else.</summary>
    public sealed record EngineFailed(AtlasFault Fault, Problem Problem) : PlanOutcome;
}
