using OpsBuild.Migrations.Apply.Locks;
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
    public sealed record Work(RevisionPlace Place, MigrationVersion? Current, MigrationFile? Baseline, IReadOnlyList<PendingFile> Files) : ApplyPlan;
}
