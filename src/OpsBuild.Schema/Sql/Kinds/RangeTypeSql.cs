namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Range types.</summary>
internal sealed class RangeTypeSql() : KindSql("type")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        (string Option, string? Value)[] options =
        [
            ("SUBTYPE", item["subtype"]),
            ("SUBTYPE_OPCLASS", item["operator class"]),
            ("COLLATION", item["collation"]),
            ("SUBTYPE_DIFF", SqlName.WithoutArguments(item["subtype difference"])),
            ("MULTIRANGE_TYPE_NAME", item["multirange"]),
        ];
        var list = options.Where(option => option.Value is not null).Select(option => $"{option.Option} = {option.Value}");
        if (item["canonical"] is { } canonical)
        {
            yield return SqlStatement.Remark($"""
                The range type {item.Identity.Name} and its function {canonical} need each other: declare the type, make the function, then the type.
                CREATE TYPE {item.Identity.Name};
                CREATE TYPE {item.Identity.Name} AS RANGE ({string.Join(", ", list.Append($"CANONICAL = {SqlName.WithoutArguments(canonical)}"))});
                """);
            yield break;
        }

        yield return $"CREATE TYPE {item.Identity.Name} AS RANGE ({string.Join(", ", list)})";
    }
}
