namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Default privileges. Those of the whole database stand in for the server's own, those of a schema are added to them.</summary>
internal sealed class DefaultPrivilegesSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => Statements(item, Without(item, context), Of(item));

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => Statements(item, Of(item), Without(item, context));

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        new Alteration.InPlace([.. Statements(change.Want, Of(change.Have), Of(change.Want))]);

    private static IEnumerable<SqlStatement> Statements(CatalogObject item, GrantSet have, GrantSet want)
    {
        var name = DefaultPrivilegesName.Of(item);
        var scope = $"FOR ROLE {name.Role}{(name.Schema is null ? "" : $" IN SCHEMA {name.SchemaInSql}")}";
        return GrantChange.Between([have], want, new GrantTarget(name.Objects.ToUpperInvariant(), name.Role) { Before = $"ALTER DEFAULT PRIVILEGES {scope} " });
    }

    private static GrantSet Of(CatalogObject item) => GrantSet.Parse(item["grants"]);

    // What holds where there is no such entry; the server takes an entry away that says no more.
    private static GrantSet Without(CatalogObject item, SqlContext context) =>
        DefaultPrivilegesName.Of(item) is { Schema: null } name ? InitialGrants.BuiltIn(name.Objects[..^1], context.Have.ServerMajor) : GrantSet.Empty;
}
