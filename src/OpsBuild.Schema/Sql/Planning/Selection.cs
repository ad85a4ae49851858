using OpsBuild.Schema.Comparison;

namespace OpsBuild.Schema.Sql.Planning;

/// <summary>A wanted catalog of which only some objects count: everything else is wanted as it is.</summary>
internal static class Selection
{
    /// <summary>Only these differences count: an object that differs in more keeps the rest of what it has.</summary>
    public static Catalog Of(Catalog have, Catalog want, IReadOnlyCollection<Difference> differences)
    {
        var attributes = differences.ToLookup(difference => difference.Identity, difference => difference.Attribute);
        return Of(have, want, attributes.Select(group => group.Key).ToHashSet(), item => have.Find(item.Identity) is { } present ? Mixed(present, item, [.. attributes[item.Identity]]) : item);
    }

    /// <summary>Only these objects count.</summary>
    public static Catalog Of(Catalog have, Catalog want, IReadOnlySet<ObjectIdentity> objects) => Of(have, want, objects, item => item);

    private static Catalog Of(Catalog have, Catalog want, IReadOnlySet<ObjectIdentity> objects, Func<CatalogObject, CatalogObject> select)
    {
        var chosen = new Dictionary<ObjectIdentity, (CatalogObject Item, Catalog From)>();
        foreach (var item in have.Objects.Concat(have.ExtensionMembers).Where(item => !objects.Contains(item.Identity)))
            chosen.Add(item.Identity, (item, have));
        foreach (var item in want.Objects.Concat(want.ExtensionMembers).Where(item => objects.Contains(item.Identity)))
            chosen.TryAdd(item.Identity, (select(item), want));

        // A part whose whole is wanted no more cannot stay.
        var wholes = chosen.Keys.Where(IsWhole).Select(identity => identity.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var orphan in chosen.Values.Where(entry => entry.Item.Place.PartOf is { } whole && !wholes.Contains(whole)).ToList())
            chosen.Remove(orphan.Item.Identity);

        var dependencies = new CatalogDependencies(() =>
            from entry in chosen
            from reference in entry.Value.From.Dependencies.ReferencesOf(entry.Key)
            where chosen.ContainsKey(reference)
            select (entry.Key, reference));
        return new Catalog(want.ServerMajor, [.. chosen.Values.Select(entry => entry.Item)], want.NotCovered, dependencies);
    }

    private static CatalogObject Mixed(CatalogObject have, CatalogObject want, HashSet<string> attributes) => new(want.Identity, want.Place,
    [
        .. want.Attributes.Concat(have.Attributes).Select(fact => fact.Name).Distinct()
            .Select(name => (Name: name, Value: (attributes.Contains(name) ? want : have)[name]))
            .Where(fact => fact.Value is not null)
            .Select(fact => new AttributeValue(fact.Name, fact.Value!)),
    ]);

    private static bool IsWhole(ObjectIdentity identity) => identity.Kind
        is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.CompositeType or ObjectKind.Domain;
}
