namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Operator classes, which nothing alters.</summary>
internal sealed class OperatorClassSql() : KindSql("operator class")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var at = SqlText.Find(" using ", item.Identity.Name);
        var (name, method) = (item.Identity.Name[..at], item.Identity.Name[(at + " using ".Length)..]);
        string[] members =
        [
            .. item["operators"]?.Split('\n') ?? [],
            .. item["functions"]?.Split('\n') ?? [],
            .. item["storage"] is { } storage ? [$"STORAGE {storage}"] : Array.Empty<string>(),
        ];
        // One item there has to be, and the type itself is what is stored anyway.
        var list = members.Length == 0 ? $"STORAGE {item["type"]}" : string.Join(",\n    ", members);
        yield return $"CREATE OPERATOR CLASS {name}{(item["default"] == "true" ? " DEFAULT" : "")} FOR TYPE {item["type"]} USING {method} FAMILY {item["family"]} AS\n    {list}";
    }
}
