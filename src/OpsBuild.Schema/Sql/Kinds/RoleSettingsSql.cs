namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>What is set for the sessions of a role, everywhere or in this database.</summary>
internal sealed class RoleSettingsSql : ISqlOfKind
{
    private const string InDatabase = " in database";

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => Statements(item, null, item["settings"]);

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        // A role that the wanted catalog does not mention may have them in its cluster too.
        item.Identity.Name is "all" || item.Identity.Name.EndsWith(InDatabase, StringComparison.Ordinal) || context.Want.Find(ObjectKind.Role, item.Identity.Name) is not null
            ? Statements(item, item["settings"], null)
            : [];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        new Alteration.InPlace([.. Statements(change.Want, change.Have["settings"], change.Want["settings"])]);

    private static IEnumerable<SqlStatement> Statements(CatalogObject item, string? have, string? want)
    {
        var isHere = item.Identity.Name.EndsWith(InDatabase, StringComparison.Ordinal);
        var role = isHere ? item.Identity.Name[..^InDatabase.Length] : item.Identity.Name;
        var scope = $"ALTER ROLE {(role == "all" ? "ALL" : role)}{(isHere ? $" IN DATABASE {RunTimeName.Mark}" : "")}";
        foreach (var setting in SqlSettings.Between(have, want))
        {
            var statement = RunTimeName.Filled($"{scope} {setting}", RunTimeName.Database);
            yield return isHere ? statement : WholeCluster.Noted(statement);
        }
    }
}
