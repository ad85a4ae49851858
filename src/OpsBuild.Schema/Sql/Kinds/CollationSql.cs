namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Collations.</summary>
internal sealed class CollationSql() : KindSql("collation")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        (string Option, string? Value)[] options =
        [
            ("PROVIDER", item["provider"]),
            ("LC_COLLATE", Literal(item["lc collate"])),
            ("LC_CTYPE", Literal(item["lc ctype"])),
            ("LOCALE", Literal(item["locale"])),
            ("RULES", Literal(item["rules"])),
            ("DETERMINISTIC", item["deterministic"] == "true" ? null : "false"),
        ];
        yield return $"CREATE COLLATION {item.Identity.Name} ({SqlOptionList.Of(options)})";
    }

    private static string? Literal(string? text) => text is null ? null : SqlLiteral.Of(text);
}
