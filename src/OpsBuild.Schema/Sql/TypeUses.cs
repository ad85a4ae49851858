namespace OpsBuild.Schema.Sql;

/// <summary>Where rows hold values of a type.</summary>
internal static class TypeUses
{
    /// <summary>The columns of tables and materialized views with the type, also by way of domains, ranges and composite types.</summary>
    public static IEnumerable<ObjectIdentity> Columns(ObjectIdentity type, Catalog catalog)
    {
        var seen = new HashSet<ObjectIdentity> { type };
        var open = new Queue<ObjectIdentity>(seen);
        while (open.TryDequeue(out var item))
        {
            foreach (var dependent in catalog.Dependencies.DependentsOf(item).Where(seen.Add))
            {
                switch (dependent.Kind)
                {
                    case ObjectKind.Column when catalog.Find(ObjectKind.CompositeType, catalog.Find(dependent)!.Place.PartOf!) is { } composite:
                        if (seen.Add(composite.Identity))
                            open.Enqueue(composite.Identity);
                        break;
                    case ObjectKind.Column or ObjectKind.MaterializedView:
                        yield return dependent;
                        break;
                    case ObjectKind.Domain or ObjectKind.RangeType or ObjectKind.CompositeType:
                        open.Enqueue(dependent);
                        break;
                }
            }
        }
    }
}
