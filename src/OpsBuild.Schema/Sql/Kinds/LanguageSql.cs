namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Procedural languages that no extension made.</summary>
internal sealed class LanguageSql() : KindSql("language")
{
    private static readonly string[] Functions = ["handler", "inline", "validator"];

    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) => [Definition(item)];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) => new Alteration.InPlace([Definition(change.Want)]);

    private static SqlStatement Definition(CatalogObject item) =>
        $"CREATE OR REPLACE {(item["trusted"] == "true" ? "TRUSTED " : "")}LANGUAGE {item.Identity.Name}"
        + string.Concat(Functions
            .Where(part => item[part] is not null).Select(part => $" {part.ToUpperInvariant()} {SqlName.WithoutArguments(item[part])}"));
}
