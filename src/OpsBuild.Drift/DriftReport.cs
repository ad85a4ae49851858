using OpsBuild.Drift.Atlas;
using OpsBuild.Drift.Ignoring;
using OpsBuild.Migrations;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;

namespace OpsBuild.Drift;

/// <summary>What a comparison of a database with its history came to.</summary>
/// <param name="Version">The version that the database is at; null for none.</param>
/// <param name="Pending">The files that an apply would run.</param>
/// <param name="Comparison">From what the history makes to what the database has, without what is expected or signed for.</param>
/// <param name="Ignored">What was signed for, with the rule that did it.</param>
/// <param name="Fingerprint">Of the database's catalog.</param>
public sealed record DriftReport(
    MigrationVersion? Version, IReadOnlyList<string> Pending, CatalogComparison Comparison, IReadOnlyList<IgnoredDifference> Ignored,
    CatalogFingerprint Fingerprint)
{
    /// <summary>What was not compared, and why.</summary>
    public required IReadOnlyList<NotCovered> NotCovered { get; init; }

    /// <summary>What a new migration would hold to keep what the database has; what no statement can do is a comment among them.</summary>
    public IReadOnlyList<string> Adopt { get; init; } = [];

    /// <summary>What makes the database as its history says.</summary>
    public IReadOnlyList<string> Revert { get; init; } = [];

    /// <summary>What Atlas says; null where it was not asked, or gave up.</summary>
    public AtlasFinding? Atlas { get; init; }

    /// <summary>Whether the database is what its history makes, as far as anybody who was asked can tell.</summary>
    public bool IsClean => Comparison.AreEqual && (Atlas is null or { Changes: 0 });

    /// <summary>Whether an apply would have something to do.</summary>
    public bool HasPending => Pending.Count > 0;
}
