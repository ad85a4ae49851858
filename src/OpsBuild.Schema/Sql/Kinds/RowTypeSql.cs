namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Grants and comment of the type that a table's or a view's rows have; without any of its own it has those that every type gets.</summary>
internal static class RowTypeSql
{
    private const string Usual = "OWNER=USAGE\nPUBLIC=USAGE";

    /// <summary>What a relation that was just made still needs for its type.</summary>
    public static IEnumerable<SqlStatement> OnCreate(CatalogObject relation, SqlContext context) =>
        OnAlter(new ObjectChange(new CatalogObject(relation.Identity, relation.Place, []), relation), context);

    /// <summary>What makes the type of a relation that stays as it is wanted.</summary>
    public static IEnumerable<SqlStatement> OnAlter(ObjectChange change, SqlContext context) =>
        change.Changes("row type grants", "row type comment")
            ? Rights.OnAlter("type", change.Want.Identity.Name, new ObjectChange(AsType(change.Have, change.Want), AsType(change.Want, change.Want)), context)
            : [];

    private static CatalogObject AsType(CatalogObject relation, CatalogObject owned) => new(relation.Identity, relation.Place,
    [
        new AttributeValue("grants", relation["row type grants"] ?? Usual),
        .. owned["owner"] is { } owner ? [new AttributeValue("owner", owner)] : Array.Empty<AttributeValue>(),
        .. relation["row type comment"] is { } comment ? [new AttributeValue("comment", comment)] : Array.Empty<AttributeValue>(),
    ]);
}
