using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Stopping;

/// <summary>The results of runs that a signal ended outside of a command's own work.</summary>
internal static class StoppedResult
{
    public static BatchResult BeforeAnyChange(Outcome outcome) => BatchResult.Of(outcome, new Finding(
        "stopped_before_any_change", "The run was stopped before it changed anything.", "The process was asked to end.", "Run it again."));

    public static BatchResult Hard(Outcome outcome) => BatchResult.Of(outcome, new Finding(
        "stopped_hard", "The run was ended while it was still working.",
        "The same signal came again, or the work did not stop in time.",
        "Run it again: the database rolls back what was open, and the revision table says what was applied."));
}
