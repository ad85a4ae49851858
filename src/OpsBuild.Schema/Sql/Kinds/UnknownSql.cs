namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Stands for kinds whose SQL nobody has written: says what a person has to do.</summary>
internal sealed class UnknownSql : ISqlOfKind
{
    public static UnknownSql Instance { get; } = new();

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => [SqlStatement.Remark($"Create {item.Identity} by hand.")];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [SqlStatement.Remark($"Drop {item.Identity} by hand.")];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        new Alteration.Impossible($"Alter {change.Want.Identity} by hand: {string.Join(", ", change.Attributes)}.");
}
