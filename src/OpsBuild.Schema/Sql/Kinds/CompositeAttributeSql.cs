namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Attributes of composite types. Tables whose columns have such a type keep the server from changing most of them.</summary>
internal sealed class CompositeAttributeSql : ISqlOfKind
{
    /// <summary>The attribute as CREATE TYPE and ADD ATTRIBUTE have it.</summary>
    public static string Declaration(CatalogObject attribute) => $"{NameOf(attribute)} {Type(attribute)}";

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        yield return $"ALTER TYPE {item.Place.PartOf} ADD ATTRIBUTE {Declaration(item)}";
        if (item["comment"] is { } comment)
            yield return Rights.Comment("column", item.Identity.Name, comment);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
    [
        new SqlStatement($"ALTER TYPE {item.Place.PartOf} DROP ATTRIBUTE {NameOf(item)}") { LosesData = Columns(item, context).Any() },
    ];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        if (change.Changes("type", "collation") && Columns(change.Have, context).FirstOrDefault() is { } column)
            return new Alteration.Impossible($"the server changes no type that {column} has: give that column another type, change this one, and take it back.");
        return new Alteration.InPlace([.. Statements(change)]);
    }

    private static IEnumerable<SqlStatement> Statements(ObjectChange change)
    {
        var want = change.Want;
        if (change.Changes("type", "collation"))
            yield return $"ALTER TYPE {want.Place.PartOf} ALTER ATTRIBUTE {NameOf(want)} SET DATA TYPE {Type(want)}";
        if (change.Changes("comment"))
            yield return Rights.Comment("column", want.Identity.Name, want["comment"]);
    }

    private static string NameOf(CatalogObject item) => item.Identity.Name[(item.Place.PartOf!.Length + 1)..];

    private static string Type(CatalogObject item) => $"{item["type"]}{(item["collation"] is { } collation ? $" COLLATE {collation}" : "")}";

    // The columns that have the type, also by way of a domain or another type.
    private static IEnumerable<ObjectIdentity> Columns(CatalogObject attribute, SqlContext context) =>
        TypeUses.Columns(new ObjectIdentity(ObjectKind.CompositeType, attribute.Place.PartOf!), context.Have);
}
