namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Casts.</summary>
internal sealed class CastSql() : KindSql("cast")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var how = item["method"] switch
        {
            "function" => $"WITH FUNCTION {item["function"]}",
            "inout" => "WITH INOUT",
            _ => "WITHOUT FUNCTION",
        };
        var when = item["context"] == "explicit" ? "" : $" AS {item["context"]!.ToUpperInvariant()}";
        yield return $"CREATE CAST {item.Identity.Name} {how}{when}";
    }
}
