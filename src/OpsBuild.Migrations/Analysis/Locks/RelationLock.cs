namespace OpsBuild.Migrations.Analysis.Locks;

/// <summary>A lock on a relation.</summary>
/// <param name="Relation">The relation, as the command names it.</param>
/// <param name="Mode">How strong it is.</param>
public sealed record RelationLock(SqlName Relation, LockMode Mode)
{
    public override string ToString() => $"{Mode.ToSql()} on {Relation}";
}
