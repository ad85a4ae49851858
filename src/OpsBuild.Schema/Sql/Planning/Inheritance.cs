namespace OpsBuild.Schema.Sql.Planning;

/// <summary>Which parts of a table the server makes, changes and removes by itself, along with those of a parent.</summary>
internal static class Inheritance
{
    /// <summary>The parents of a table, whether it inherits from them or is their partition.</summary>
    public static string[] Parents(CatalogObject table) => (table["partition of"] ?? table["inherits"])?.Split('\n') ?? [];

    /// <summary>The parent's part that an inherited part follows, where the two catalogs both have the table below that parent; null otherwise.</summary>
    /// <param name="part">A column, constraint or trigger.</param>
    /// <param name="of">The catalog that it is from.</param>
    /// <param name="other">The other catalog.</param>
    public static CatalogObject? Leader(CatalogObject part, Catalog of, Catalog other)
    {
        if (part["inherited"] is null || part["also local"] is not null || part.Place.PartOf is not { } name || of.Find(ObjectKind.Table, name) is not { } table)
            return null;
        var parents = Parents(table);
        if (other.Find(table.Identity) is { } there)
            parents = [.. parents.Intersect(Parents(there), StringComparer.Ordinal)];
        else
            return null;
        return parents.Select(parent => of.Find(Counterpart(part.Identity, name, parent))).FirstOrDefault(found => found is not null);
    }

    /// <summary>The identity that a part of one table has in another.</summary>
    public static ObjectIdentity Counterpart(ObjectIdentity part, string table, string parent) => part with { Name = parent + part.Name[table.Length..] };
}
