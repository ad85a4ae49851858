using OpsBuild.Migrations.Apply.Indexes;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Atlas;

namespace OpsBuild.Migrations.Apply;

/// <summary>A file that was applied and committed.</summary>
/// <param name="File">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Statements">How many statements it has.</param>
/// <param name="Took">From its transaction's start to its end.</param>
public sealed record AppliedFile(string File, MigrationVersion Version, int Statements, TimeSpan Took)
{
    /// <summary>How often it was tried until its locks could be had; the last time counts for <see cref="Took"/>.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>How many of its statements an earlier run had applied, which stopped half way.</summary>
    public int AppliedBefore { get; init; }
}

/// <summary>What became of a file whose connection was lost.</summary>
public enum FileFate
{
    /// <summary>Its transaction was never committed: nothing of it is in the database.</summary>
    RolledBack,

    /// <summary>Its transaction was committed, though the answer was lost.</summary>
    Committed,

    /// <summary>The database could not be asked in time. Running apply again finds out and goes on from there.</summary>
    Unknown,

    /// <summary>It runs without a transaction: what is recorded of it is there, and running apply again goes on after that.</summary>
    HalfApplied,
}

/// <summary>A file without a transaction of which a part is applied.</summary>
/// <param name="File">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Statements">How many of its statements are applied, from the first one on.</param>
/// <param name="Total">How many it has.</param>
public sealed record HalfAppliedFile(string File, MigrationVersion Version, int Statements, int Total)
{
    /// <summary>The last statement that is applied; null when none is.</summary>
    public StatementNumber? Last => Statements > 0 ? new StatementNumber(Version, Statements) : null;
}

/// <summary>How an apply ended.</summary>
public abstract record ApplyOutcome
{
    private ApplyOutcome()
    {
    }

    /// <summary>The files that this run committed, in their order; they stay whatever came after them.</summary>
    public IReadOnlyList<AppliedFile> Files { get; init; } = [];

    /// <summary>The file that this run left half applied; null when there is none, or when a run before it did.</summary>
    public HalfAppliedFile? HalfApplied { get; init; }

    /// <summary>The database's invalid indexes after the run; null when it could not be asked any more.</summary>
    public IReadOnlyList<InvalidIndex>? InvalidIndexes { get; init; }

    /// <summary>The version that this run recorded as the baseline; null when it recorded none.</summary>
    public MigrationVersion? Baseline { get; init; }

    /// <summary>There was nothing to do.</summary>
    /// <param name="Current">The newest version that the database has; null when neither it nor the directory has any.</param>
    public sealed record UpToDate(MigrationVersion? Current) : ApplyOutcome;

    /// <summary>Everything that was pending is applied.</summary>
    /// <param name="Current">The newest version that the database has now.</param>
    /// <param name="Took">The whole run, waiting for the lock included.</param>
    public sealed record Applied(MigrationVersion Current, TimeSpan Took) : ApplyOutcome;

    /// <summary>Something is not as it must be. Nothing was changed beyond <see cref="Files"/> and <see cref="HalfApplied"/>.</summary>
    /// <param name="Reason">The kind of all the problems.</param>
    /// <param name="Problems">At least one.</param>
    public sealed record Refused(RefusalReason Reason, IReadOnlyList<Problem> Problems) : ApplyOutcome;

    /// <summary>Somebody else held the lock all the time. Nothing was changed.</summary>
    /// <param name="Holder">Who holds it; null when it was let go of a moment ago.</param>
    /// <param name="Waited">How long this run waited.</param>
    public sealed record LockNotAcquired(LockHolder? Holder, TimeSpan Waited) : ApplyOutcome;

    /// <summary>A statement failed. Its file was rolled back whole, its row included, unless it runs without a transaction (<see cref="HalfApplied"/>).</summary>
    public sealed record Failed(MigrationFailure Failure) : ApplyOutcome;

    /// <summary>A statement's lock could not be had within the budget. Its file was rolled back whole, its row included.</summary>
    /// <param name="Failure">The statement, and what the server said last.</param>
    /// <param name="Blockers">Who was in the way when somebody was last seen there, the nearest first; empty when nobody ever was.</param>
    /// <param name="Tries">How often it was tried.</param>
    /// <param name="Took">All tries and the pauses between them.</param>
    /// <param name="Budget">What was used up.</param>
    public sealed record LocksNotObtained(
        MigrationFailure Failure, IReadOnlyList<Blocker> Blockers, int Tries, TimeSpan Took, LockBudget Budget) : ApplyOutcome
    {
        /// <summary>The same told to a person.</summary>
        public Problem ToProblem() => LockProblem.Of(this);
    }

    /// <summary>An earlier run sent a statement of which nobody knows whether it took effect. Somebody has to look.</summary>
    public sealed record InDoubt(StatementDoubt Doubt) : ApplyOutcome;

    /// <summary>The run was cancelled. The file under way was rolled back whole, unless it runs without a transaction (<see cref="HalfApplied"/>).</summary>
    /// <param name="File">The file under way; null when it was between files or had not begun.</param>
    public sealed record Stopped(string? File) : ApplyOutcome;

    /// <summary>The connection to the database was lost.</summary>
    /// <param name="File">The file under way; null when it was between files.</param>
    /// <param name="Fate">What became of that file.</param>
    /// <param name="Cause">What the driver said.</param>
    public sealed record ConnectionLost(string? File, FileFate Fate, string Cause) : ApplyOutcome;

    /// <summary>Atlas was to apply, and could not, or did what it does not prove. What is proven to be applied is in <see cref="Files"/>.</summary>
    public sealed record EngineFailed(AtlasFault Fault, Problem Problem) : ApplyOutcome;
}
