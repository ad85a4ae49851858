namespace OpsBuild.Schema.Sql;

/// <summary>Owner, grants and comment, which are the same for objects of all kinds but for the words that name one.</summary>
/// <remarks>
/// A keyword is the one that COMMENT and ALTER have for the kind, in lower case: <c>table</c>, <c>materialized view</c>, <c>foreign table</c>,
/// <c>column</c>, <c>function</c>, <c>foreign data wrapper</c>. A name is what follows it: <c>app.f(integer)</c>, <c>guard on app.orders</c>.
/// </remarks>
internal static class Rights
{
    /// <summary>What an object that was just made still needs: its owner, its grants beyond those that the server gives, its comment.</summary>
    public static IEnumerable<SqlStatement> OnCreate(string keyword, string name, CatalogObject item, SqlContext context)
    {
        if (item["owner"] is { } owner && owner != context.RunsAs)
            yield return $"ALTER {Keyword(keyword)} {name} OWNER TO {owner}";
        if (item["grants"] is { } grants)
        {
            var target = Target(keyword, name, item, context.Want);
            foreach (var statement in GrantChange.Between(InitialGrants.Of(keyword, item, context), GrantSet.Parse(grants), target))
                yield return statement;
        }

        if (item["comment"] is { } comment)
            yield return Comment(keyword, name, comment);
    }

    /// <summary>What changes owner, grants and comment of an object that stays, where they differ.</summary>
    public static IEnumerable<SqlStatement> OnAlter(string keyword, string name, ObjectChange change, SqlContext context)
    {
        if (change.Changes("owner") && change.Want["owner"] is { } owner)
            yield return $"ALTER {Keyword(keyword)} {name} OWNER TO {owner}";
        var (was, becomes) = (OwnerOf(change.Have, context.Have), OwnerOf(change.Want, context.Want));
        // With another owner alone, what the new one already had as anybody else is merged by the server, so equal texts may end up differing.
        if (change.Changes("grants") || was != becomes)
        {
            var have = GrantSet.Parse(change.Have["grants"]);
            var target = Target(keyword, name, change.Want, context.Want);
            foreach (var statement in GrantChange.Between([was == becomes ? have : have.AfterOwnerBecomes(becomes)], GrantSet.Parse(change.Want["grants"]), target))
                yield return statement;
        }

        if (change.Changes("comment"))
            yield return Comment(keyword, name, change.Want["comment"]);
    }

    /// <summary>COMMENT; null takes the comment away.</summary>
    public static SqlStatement Comment(string keyword, string name, string? text) =>
        $"COMMENT ON {Keyword(keyword)} {name} IS {(text is null ? "NULL" : SqlLiteral.Of(text))}";

    /// <summary>The owner of an object, of its table for what has none of its own; null where there is none.</summary>
    public static string? OwnerOf(CatalogObject item, Catalog catalog)
    {
        if (item["owner"] is { } owner)
            return owner;
        if ((item["owned by"] ?? item["identity of"]) is { } column)
            return catalog.Find(ObjectKind.Column, column) is { } found ? OwnerOf(found, catalog) : null;
        return item.Place.PartOf is { } whole
            ? Wholes.Select(kind => catalog.Find(kind, whole)).FirstOrDefault(found => found is not null)?["owner"]
            : null;
    }

    private static readonly ObjectKind[] Wholes = [ObjectKind.Table, ObjectKind.View, ObjectKind.MaterializedView, ObjectKind.CompositeType, ObjectKind.Domain];

    private static GrantTarget Target(string keyword, string name, CatalogObject item, Catalog catalog) => keyword switch
    {
        "column" => new GrantTarget($"TABLE {item.Place.PartOf}", OwnerOf(item, catalog), item.Identity.Name[(item.Place.PartOf!.Length + 1)..]),
        "view" or "materialized view" or "foreign table" => new GrantTarget($"TABLE {name}", OwnerOf(item, catalog)),
        "aggregate" => new GrantTarget($"FUNCTION {name.Replace("(*)", "()", StringComparison.Ordinal)}", OwnerOf(item, catalog)),
        "server" => new GrantTarget($"FOREIGN SERVER {name}", OwnerOf(item, catalog)),
        _ => new GrantTarget($"{Keyword(keyword)} {name}", OwnerOf(item, catalog)),
    };

    private static string Keyword(string keyword) => keyword.ToUpperInvariant();
}
