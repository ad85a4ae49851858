namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>How statements address tables, views and what is part of them.</summary>
internal static class Relation
{
    /// <summary>The name of a part without its table's: <c>note</c>.</summary>
    public static string LastName(CatalogObject part) => part.Identity.Name[(part.Place.PartOf!.Length + 1)..];

    /// <summary>The start of a statement that alters a relation: <c>ALTER FOREIGN TABLE app.remote</c>.</summary>
    public static string Alter(CatalogObject relation) => $"ALTER {Keyword(relation).ToUpperInvariant()} {relation.Identity.Name}";

    /// <summary>The start of a statement that alters the whole of a part, by the name that the part gives it.</summary>
    public static string AlterWholeOf(CatalogObject part, SqlContext context) =>
        WholeOf(part, context) is { } whole ? Alter(whole) : $"ALTER TABLE {part.Place.PartOf}";

    /// <summary>The same for the table alone, without the tables that inherit from it.</summary>
    public static string AlterOnlyWholeOf(CatalogObject part, SqlContext context) =>
        HasHeirs(part.Place.PartOf!, context) ? $"ALTER TABLE ONLY {part.Place.PartOf}" : AlterWholeOf(part, context);

    /// <summary>The table or view that something is part of, as it is wanted or else as it is.</summary>
    public static CatalogObject? WholeOf(CatalogObject part, SqlContext context) =>
        part.Place.PartOf is { } whole ? Find(whole, context.Want) ?? Find(whole, context.Have) : null;

    /// <summary>The words for a relation in ALTER, COMMENT and GRANT.</summary>
    public static string Keyword(CatalogObject relation) => relation.Identity.Kind switch
    {
        ObjectKind.View => "view",
        ObjectKind.MaterializedView => "materialized view",
        ObjectKind.CompositeType => "type",
        _ => relation["kind"] == "foreign table" ? "foreign table" : "table",
    };

    /// <summary>Whether a table has partitions or tables that inherit from it, before or after.</summary>
    public static bool HasHeirs(string table, SqlContext context) => context.Parents.Contains(table);

    /// <summary>The schema of a qualified name, as it is quoted.</summary>
    public static string SchemaOf(string qualified)
    {
        var at = 0;
        return SqlName.UpTo('.', qualified, ref at);
    }

    private static CatalogObject? Find(string name, Catalog catalog) =>
        catalog.Find(ObjectKind.Table, name) ?? catalog.Find(ObjectKind.View, name) ?? catalog.Find(ObjectKind.MaterializedView, name);
}
