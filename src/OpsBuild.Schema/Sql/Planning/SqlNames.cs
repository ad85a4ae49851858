namespace OpsBuild.Schema.Sql.Planning;

/// <summary>The names that an object takes from others: relations and types share theirs, and so do all routines.</summary>
internal static class SqlNames
{
    public static IEnumerable<string> Of(CatalogObject item)
    {
        switch (item.Identity.Kind)
        {
            case ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Sequence or ObjectKind.Index
                or ObjectKind.Enum or ObjectKind.Domain or ObjectKind.CompositeType or ObjectKind.RangeType:
                yield return $"relation {item.Identity.Name}";
                if (item["multirange"] is { } multirange)
                    yield return $"relation {multirange}";
                break;
            case ObjectKind.Constraint when item["kind"] is "primary key" or "unique" or "exclusion":
                yield return $"relation {SchemaOf(item)}.{item.Identity.Name[(item.Place.PartOf!.Length + 1)..]}";
                if (item["kind"] == "primary key")
                    yield return $"primary key {item.Place.PartOf}";
                break;
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate:
                yield return $"routine {item.Identity.Name}";
                break;
        }
    }

    private static string SchemaOf(CatalogObject part)
    {
        var at = 0;
        return SqlName.UpTo('.', part.Place.PartOf!, ref at);
    }
}
