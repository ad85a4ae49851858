namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Grants on server parameters.</summary>
internal sealed class ParameterPrivilegesSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => Statements(item, GrantSet.Empty, Of(item));

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => Statements(item, Of(item), GrantSet.Empty);

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        new Alteration.InPlace([.. Statements(change.Want, Of(change.Have), Of(change.Want))]);

    private static IEnumerable<SqlStatement> Statements(CatalogObject item, GrantSet have, GrantSet want) =>
        GrantChange.Between([have], want, new GrantTarget($"PARAMETER {item.Identity.Name}", null)).Select(WholeCluster.Noted);

    private static GrantSet Of(CatalogObject item) => GrantSet.Parse(item["grants"]);
}
