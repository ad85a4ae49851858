namespace OpsBuild.Migrations.Analysis.Locks;

/// <summary>The modes of a lock on a relation, weakest first (manual, 13.3.1).</summary>
public enum LockMode
{
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
}
