namespace OpsBuild.Migrations.Analysis.Locks;

/// <summary>Locks while they are being collected.</summary>
internal sealed class LockList
{
    private readonly List<RelationLock> locks = [];
    private readonly List<string> unseen = [];

    public void Add(IEnumerable<SqlName> relations, LockMode mode)
    {
        foreach (var relation in relations.ToList())
            Add(relation, mode);
    }

    public void Add(SqlName relation, LockMode mode)
    {
        var at = locks.FindIndex(held => held.Relation.Name == relation.Name && held.Relation.Schema == relation.Schema);
        if (at < 0)
            locks.Add(new RelationLock(relation, mode));
        else if (locks[at].Mode < mode)
            locks[at] = locks[at] with { Mode = mode };
    }

    public void NotSeen(string what)
    {
        if (!unseen.Contains(what))
            unseen.Add(what);
    }

    public CommandLocks ToLocks() => new(locks, unseen.Count == 0 ? null : string.Join("; ", unseen));
}
