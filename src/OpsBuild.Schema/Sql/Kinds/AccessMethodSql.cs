namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Access methods.</summary>
internal sealed class AccessMethodSql() : KindSql("access method")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) =>
        [$"CREATE ACCESS METHOD {item.Identity.Name} TYPE {item["type"]!.ToUpperInvariant()} HANDLER {SqlName.WithoutArguments(item["handler"])}"];
}
