namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Views. The catalog does not know their columns, so another definition is another view.</summary>
internal sealed class ViewSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var options = SqlOptions.Parse(item["options"]);
        yield return $"CREATE VIEW {item.Identity.Name}{(options.IsEmpty ? "" : $" WITH {options.List()}")} AS\n{Query(item)}";
        foreach (var statement in Rights.OnCreate("view", item.Identity.Name, item, context).Concat(RowTypeSql.OnCreate(item, context)))
            yield return statement;
        foreach (var column in context.WantedParts(item.Identity.Name, ObjectKind.Column))
        {
            foreach (var statement in ViewColumnSql.Between(null, column, context))
                yield return statement;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [$"DROP VIEW {item.Identity.Name}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        if (change.Changes("definition"))
            return new Alteration.Anew();
        var name = change.Want.Identity.Name;
        return new Alteration.InPlace(
        [
            .. SqlOptions.Changes(SqlOptions.Parse(change.Have["options"]), SqlOptions.Parse(change.Want["options"]))
                .Select(clause => new SqlStatement($"ALTER VIEW {name} {clause}")),
            .. Rights.OnAlter("view", name, change, context),
            .. RowTypeSql.OnAlter(change, context),
        ]);
    }

    /// <summary>The query of a view or a materialized view without what closes it.</summary>
    public static string Query(CatalogObject view) => (view["definition"] ?? "").TrimEnd().TrimEnd(';');
}
