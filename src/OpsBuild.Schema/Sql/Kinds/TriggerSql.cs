namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Triggers. A partition's copy comes and goes with its table's.</summary>
internal sealed class TriggerSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var isCopy = item["inherited"] is not null;
        if (!isCopy)
            yield return item["definition"]!;
        if (item["state"] != "enabled" || (isCopy && !IsEnabledAbove(item, context)))
            yield return State(item, context);
        foreach (var statement in Rights.OnCreate("trigger", Name(item), item, context))
            yield return statement;
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        item["inherited"] is null || context.Want.Find(ObjectKind.Table, item.Place.PartOf!)?["partition of"] is null && context.Want.Find(item.Identity) is null
            && Planning.Inheritance.Parents(context.Have.Find(ObjectKind.Table, item.Place.PartOf!)!).All(parent => context.Have.Find(Above(item, parent)) is null)
            ? [$"DROP TRIGGER {Name(item)}"]
            : [];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        if (change.Changes("definition"))
            return new Alteration.Anew();
        return new Alteration.InPlace(
        [
            .. change.Changes("state") ? [State(change.Want, context)] : Array.Empty<SqlStatement>(),
            .. Rights.OnAlter("trigger", Name(change.Want), change, context),
        ]);
    }

    /// <summary>The words of ALTER TABLE for a state: <c>ENABLE ALWAYS</c>.</summary>
    public static string StateWords(string? state) => state switch
    {
        "disabled" => "DISABLE",
        "replica" => "ENABLE REPLICA",
        "always" => "ENABLE ALWAYS",
        _ => "ENABLE",
    };

    private static SqlStatement State(CatalogObject item, SqlContext context) =>
        $"{Relation.AlterOnlyWholeOf(item, context)} {StateWords(item["state"])} TRIGGER {Relation.LastName(item)}";

    private static bool IsEnabledAbove(CatalogObject item, SqlContext context) =>
        context.Want.Find(ObjectKind.Table, item.Place.PartOf!) is { } table
        && Planning.Inheritance.Parents(table).All(parent => context.Want.Find(Above(item, parent))?["state"] is null or "enabled");

    private static ObjectIdentity Above(CatalogObject item, string parent) => Planning.Inheritance.Counterpart(item.Identity, item.Place.PartOf!, parent);

    private static string Name(CatalogObject item) => $"{Relation.LastName(item)} ON {item.Place.PartOf}";
}
