namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Schemas.</summary>
internal sealed class NamespaceSql() : KindSql("schema")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) => [$"CREATE SCHEMA {item.Identity.Name}"];
}
