using OpsBuild.Migrations.Analysis.Locks;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Lint;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Plan;

/// <summary>What an apply would do to a database, as it is now.</summary>
public sealed record MigrationPlan
{
    /// <summary>The newest version that the database has; null when it has none.</summary>
    public required MigrationVersion? Current { get; init; }

    /// <summary>The version that would be recorded as the baseline first; null for none.</summary>
    public required MigrationVersion? Baseline { get; init; }

    /// <summary>The schema of the revision table.</summary>
    public required string RevisionsSchema { get; init; }

    /// <summary>The revision table is there; else the first file's transaction makes it.</summary>
    public required bool HasRevisionTable { get; init; }

    /// <summary>The files that would be applied, in order.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>What the rules say about them.</summary>
    public required LintReport Lint { get; init; }

    /// <summary>Who holds the lock of migrations at the moment; an apply would wait for them. Null when nobody does.</summary>
    public required LockHolder? LockHolder { get; init; }

    /// <summary>What keeps the role that looks from applying; null when nothing does. Another role may apply all the same.</summary>
    public required Problem? MayNotWrite { get; init; }

    /// <summary>Which Atlas would apply, as it says itself; null where this program does.</summary>
    public string? AtlasVersion { get; init; }

    public int Statements => Files.Sum(file => file.Statements.Count);

    /// <summary>There is nothing to do.</summary>
    public bool IsEmpty => Files.Count == 0 && Baseline is null;
}

/// <summary>A file that would be applied.</summary>
/// <param name="File">The file.</param>
/// <param name="Hash">Its entry in atlas.sum, without <c>h1:</c>.</param>
/// <param name="Mode">How its statements are grouped.</param>
/// <param name="Statements">Its statements, in order; without those that an earlier run applied before it stopped half way.</param>
public sealed record PlannedFile(MigrationFile File, string Hash, TransactionMode Mode, IReadOnlyList<PlannedStatement> Statements)
{
    /// <summary>The strongest lock that its text tells of; null for none.</summary>
    public LockMode? Strongest => Statements.Max(statement => statement.Strongest);
}

/// <summary>A statement of a file that would be applied.</summary>
/// <param name="Number">Which one, counted from 1.</param>
/// <param name="Position">Where its first word stands.</param>
/// <param name="Tag">What it is, as the server would say when it is done (<c>CREATE TABLE</c>); empty where its text does not tell.</param>
/// <param name="Excerpt">Its start on one line, with passwords starred out.</param>
/// <param name="Locks">The locks that it takes on relations.</param>
/// <param name="Unseen">What else it may lock that its text does not name; null when there is nothing to add.</param>
public sealed record PlannedStatement(
    int Number, TextPosition Position, string Tag, string Excerpt, IReadOnlyList<RelationLock> Locks, string? Unseen)
{
    /// <summary>The strongest of its locks; null for none.</summary>
    public LockMode? Strongest => Locks.Count == 0 ? null : Locks.Max(held => held.Mode);
}
