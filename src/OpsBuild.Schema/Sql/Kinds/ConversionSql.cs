namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Conversions between encodings.</summary>
internal sealed class ConversionSql() : KindSql("conversion")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) =>
    [
        $"CREATE {(item["default"] == "true" ? "DEFAULT " : "")}CONVERSION {item.Identity.Name} FOR {SqlLiteral.Of(item["from"]!)} TO {SqlLiteral.Of(item["to"]!)} FROM {item["function"]}",
    ];
}
