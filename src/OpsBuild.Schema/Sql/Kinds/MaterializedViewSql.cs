namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Materialized views: made empty, and filled at the end, when all that their query may call is there.</summary>
internal sealed class MaterializedViewSql : ISqlOfKind, IFinishesLater
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var options = SqlOptions.Parse(item["options"]).With(SqlOptions.Parse(item["toast options"], "toast."));
        yield return $"CREATE MATERIALIZED VIEW {item.Identity.Name}"
            + (item["access method"] is { } method and not "heap" ? $" USING {method}" : "")
            + (options.IsEmpty ? "" : $" WITH {options.List()}")
            + (item["tablespace"] is { } tablespace ? $" TABLESPACE {tablespace}" : "")
            + $" AS\n{ViewSql.Query(item)}\nWITH NO DATA";
        foreach (var statement in Rights.OnCreate("materialized view", item.Identity.Name, item, context).Concat(RowTypeSql.OnCreate(item, context)))
            yield return statement;
        foreach (var column in context.WantedParts(item.Identity.Name, ObjectKind.Column))
        {
            foreach (var statement in ViewColumnSql.Between(null, column, context))
                yield return statement;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [$"DROP MATERIALIZED VIEW {item.Identity.Name}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        var onlyByNew = change.Changes("definition", "persistence") || (change.Changes("access method") && context.Want.ServerMajor < 15);
        return onlyByNew ? new Alteration.Anew() : new Alteration.InPlace([.. Statements(change, context)]);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Finish(CatalogObject? have, CatalogObject want, SqlContext context) =>
        want["populated"] == "true" && (have is null || have["populated"] != "true" || have["definition"] != want["definition"])
            ? [new SqlStatement($"REFRESH MATERIALIZED VIEW {want.Identity.Name}") { Note = "Runs its query; nobody can read it meanwhile." }]
            : [];

    private static IEnumerable<SqlStatement> Statements(ObjectChange change, SqlContext context)
    {
        var alter = Relation.Alter(change.Want);
        foreach (var statement in TableSql.StorageChanges(change, alter, context))
            yield return statement;
        if (change.Changes("populated") && change.Want["populated"] == "false")
            yield return $"REFRESH MATERIALIZED VIEW {change.Want.Identity.Name} WITH NO DATA";
        foreach (var statement in Rights.OnAlter("materialized view", change.Want.Identity.Name, change, context).Concat(RowTypeSql.OnAlter(change, context)))
            yield return statement;
    }
}
