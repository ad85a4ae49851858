namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Grants on PostgreSQL's own objects, which belong to the cluster's first superuser. Where there is nothing to say they are the initial ones.</summary>
internal sealed class SystemPrivilegesSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => Statements(item, Initial(item, context), Of(item));

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => Statements(item, Of(item), Initial(item, context));

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        new Alteration.InPlace([.. Statements(change.Want, Of(change.Have), Of(change.Want))]);

    private static IEnumerable<SqlStatement> Statements(CatalogObject item, GrantSet have, GrantSet want)
    {
        var (keyword, name) = Parts(item);
        var target = keyword == "column"
            ? new GrantTarget($"TABLE {name[..^(SqlName.Last(name).Length + 1)]}", RunTimeName.Mark, SqlName.Last(name))
            : new GrantTarget($"{keyword switch { "view" => "TABLE", "aggregate" => "FUNCTION", _ => keyword.ToUpperInvariant() }} {name}", RunTimeName.Mark);
        return GrantChange.Between([have], want, target).Select(statement => RunTimeName.Filled(statement, RunTimeName.FirstSuperuser));
    }

    private static GrantSet Of(CatalogObject item) => GrantSet.Parse(item["grants"]);

    private static GrantSet Initial(CatalogObject item, SqlContext context) => item["initial grants"] is { } grants
        ? GrantSet.Parse(grants)
        : InitialGrants.BuiltIn(Parts(item).Keyword, context.Have.ServerMajor);

    private static (string Keyword, string Name) Parts(CatalogObject item)
    {
        var at = 0;
        var keyword = SqlName.UpTo(' ', item.Identity.Name, ref at);
        return (keyword, item.Identity.Name[(at + 1)..]);
    }
}
