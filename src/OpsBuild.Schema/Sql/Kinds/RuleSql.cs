namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Rules.</summary>
internal sealed class RuleSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        yield return item["definition"]!.TrimEnd().TrimEnd(';');
        if (item["state"] != "enabled")
            yield return State(item);
        foreach (var statement in Rights.OnCreate("rule", Name(item), item, context))
            yield return statement;
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [$"DROP RULE {Name(item)}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        change.Changes("definition")
            ? new Alteration.Anew()
            : new Alteration.InPlace(
            [
                .. change.Changes("state") ? [State(change.Want)] : Array.Empty<SqlStatement>(),
                .. Rights.OnAlter("rule", Name(change.Want), change, context),
            ]);

    private static SqlStatement State(CatalogObject item) =>
        $"ALTER TABLE {item.Place.PartOf} {TriggerSql.StateWords(item["state"])} RULE {Relation.LastName(item)}";

    private static string Name(CatalogObject item) => $"{Relation.LastName(item)} ON {item.Place.PartOf}";
}
