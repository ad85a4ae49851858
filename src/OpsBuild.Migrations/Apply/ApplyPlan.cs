using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>A file to apply.</summary>
/// <param name="File">The file.</param>
/// <param name="Statements">What it is made of.</param>
/// <param name="Hash">Its entry in atlas.sum.</param>
internal sealed record PendingFile(MigrationFile File, IReadOnlyList<Statement> Statements, string Hash)
{
    /// <summary>How long it may wait for locks: what the apply was told, and what the file's own directives say.</summary>
    public required LockBudgets Locks { get; init; }

    /// <summary>How its statements are grouped.</summary>
    public TransactionMode Mode { get; init; }

    /// <summary>Its row, where an earlier run stopped half way through it; null for a file that begins.</summary>
    public Revision? Begun { get; init; }

    /// <summary>The row of the file once all of it is applied.</summary>
    public Revision Row(DateTimeOffset executedAt, TimeSpan took, ApplyOptions options) => new()
    {
        Version = File.Version,
        Description = File.Description,
        Applied = Statements.Count,
        Total = Statements.Count,
        ExecutedAt = executedAt,
        ExecutionTime = took,
        Hash = Hash,
        OperatorVersion = options.OperatorVersion,
    };
}

/// <summary>What there is to do.</summary>
internal abstract record ApplyPlan
{
    private ApplyPlan()
    {
    }

    /// <summary>Nothing; the run ends so.</summary>
    public sealed record End(ApplyOutcome Outcome) : ApplyPlan;

    /// <summary>Files to apply, or a baseline to record, or both.</summary>
    /// <param name="Place">Where the revision table is, or is to be made.</param>
    /// <param name="Current">The newest version that the database has; null when it has none.</param>
    /// <param name="Baseline">The version to record as the baseline first; null for none.</param>
    /// <param name="Files">What to apply, in order.</param>
    public sealed record Work(RevisionPlace Place, MigrationVersion? Current, MigrationFile? Baseline, IReadOnlyList<PendingFile> Files) : ApplyPlan
    {
        /// <summary>The statement that an earlier run sent and did not record as done; null when there is none.</summary>
        public ProgressRecord? Interrupted { get; init; }
    }
}
