namespace OpsBuild.Schema.Sql.Planning;

/// <summary>A wanted catalog of which only some objects count: everything else is wanted as it is.</summary>
internal static class Selection
{
    public static Catalog Of(Catalog have, Catalog want, IReadOnlySet<ObjectIdentity> objects)
    {
        var chosen = new Dictionary<ObjectIdentity, (CatalogObject Item, Catalog From)>();
        foreach (var item in have.Objects.Concat(have.ExtensionMembers).Where(item => !objects.Contains(item.Identity)))
            chosen.Add(item.Identity, (item, have));
        foreach (var item in want.Objects.Concat(want.ExtensionMembers).Where(item => objects.Contains(item.Identity)))
            chosen.TryAdd(item.Identity, (item, want));

        // A part whose whole is wanted no more cannot stay.
        var wholes = chosen.Keys.Where(IsWhole).Select(identity => identity.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var orphan in chosen.Values.Where(entry => entry.Item.Place.PartOf is { } whole && !wholes.Contains(whole)).ToList())
            chosen.Remove(orphan.Item.Identity);

        var references = chosen.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.From.Dependencies.ReferencesOf(entry.Key).Where(chosen.ContainsKey).ToHashSet());
        return new Catalog(want.ServerMajor, [.. chosen.Values.Select(entry => entry.Item)], want.NotCovered, new CatalogDependencies(references));
    }

    private static bool IsWhole(ObjectIdentity identity) => identity.Kind
        is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.CompositeType or ObjectKind.Domain;
}
