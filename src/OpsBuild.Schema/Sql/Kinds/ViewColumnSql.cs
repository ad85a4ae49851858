namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>What a view's column has beyond the view's definition.</summary>
internal sealed class ViewColumnSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => Between(null, item, context);

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => Between(item, null, context);

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) => new Alteration.InPlace([.. Between(change.Have, change.Want, context)]);

    /// <summary>The statements from one state to another; null is a column with nothing to say of.</summary>
    public static IEnumerable<SqlStatement> Between(CatalogObject? have, CatalogObject? want, SqlContext context)
    {
        var item = (want ?? have)!;
        var nothing = new CatalogObject(item.Identity, item.Place, []);
        var change = new ObjectChange(have ?? nothing, want ?? nothing);
        var alter = $"{Relation.AlterWholeOf(item, context)} ALTER COLUMN {Relation.LastName(item)}";
        if (change.Changes("default"))
            yield return change.Want["default"] is { } expression ? $"{alter} SET DEFAULT {expression}" : $"{alter} DROP DEFAULT";
        foreach (var statement in ColumnSql.Settings(change, alter, context))
            yield return statement;
        foreach (var statement in Rights.OnAlter("column", item.Identity.Name, change, context))
            yield return statement;
    }
}
