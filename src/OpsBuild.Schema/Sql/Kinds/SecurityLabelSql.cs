namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Security labels. Their provider has to be loaded where the statements run.</summary>
internal sealed class SecurityLabelSql : ISqlOfKind
{
    // How the server identifies a column, by what it is a column of.
    private static readonly string[] Columns = ["table column ", "view column ", "materialized view column ", "foreign table column ", "composite type column "];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => [Statement(item, item["label"])];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [Statement(item, null)];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) => new Alteration.InPlace([Statement(change.Want, change.Want["label"])]);

    private static SqlStatement Statement(CatalogObject item, string? label)
    {
        var at = 0;
        var provider = SqlName.UpTo(' ', item.Identity.Name, ref at);
        var on = item.Identity.Name[(at + " on ".Length)..];
        if (Columns.FirstOrDefault(words => on.StartsWith(words, StringComparison.Ordinal)) is { } column)
            on = $"COLUMN {on[column.Length..]}";
        else if (on == "database current")
            on = $"DATABASE {RunTimeName.Mark}";
        else if (on.StartsWith("composite type ", StringComparison.Ordinal))
            on = on["composite ".Length..];
        return RunTimeName.Filled($"SECURITY LABEL FOR {provider} ON {on} IS {(label is null ? "NULL" : SqlLiteral.Of(label))}", RunTimeName.Database);
    }
}
