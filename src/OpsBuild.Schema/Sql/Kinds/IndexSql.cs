namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Indexes that no constraint made.</summary>
internal sealed class IndexSql : ISqlOfKind, IFinishesLater
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var options = SqlOptions.Parse(item["options"]);
        var storage = (options.IsEmpty ? "" : $" WITH {options.List()}") + (item["tablespace"] is { } tablespace ? $" TABLESPACE {tablespace}" : "");
        var definition = item["definition"]!;
        var isOfNewTable = context.Have.Find(ObjectKind.Table, item.Place.PartOf!) is null;
        yield return new SqlStatement(definition.Insert(ConditionOf(definition), storage))
        {
            Note = isOfNewTable ? null : "Blocks writes while it is built; CREATE INDEX CONCURRENTLY, outside a transaction, does not.",
        };
        foreach (var statement in IndexSettings.OnCreate(item, item.Identity.Name, "", context))
            yield return statement;
        foreach (var statement in Rights.OnCreate("index", item.Identity.Name, item, context))
            yield return statement;
        if (item["valid"] == "false" && !IsPartitioned(item))
            yield return SqlStatement.Remark($"{item.Identity} is wanted invalid, which no statement makes it.");
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        IsGoneWithParent(item, item["attached to"], context) ? [] : [$"DROP INDEX {item.Identity.Name}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        var (have, want) = (change.Have, change.Want);
        if (change.Changes("definition") || IsTakenOff(change, "attached to", context))
            return new Alteration.Anew();
        if (change.Changes("valid") && want["valid"] == "false" && !IsPartitioned(want))
            return new Alteration.Impossible("no statement makes an index invalid.");
        var isMended = change.Changes("valid") && want["valid"] == "true" && !IsPartitioned(want);
        return new Alteration.InPlace(
        [
            .. isMended
                ? [new SqlStatement($"REINDEX INDEX CONCURRENTLY {want.Identity.Name}") { RunsAlone = true, Note = "It is invalid: no query uses it." }]
                : Array.Empty<SqlStatement>(),
            .. IndexSettings.OnAlter(new ObjectChange(have, want), want.Identity.Name, "", context),
            .. Rights.OnAlter("index", want.Identity.Name, change, context),
        ]);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Finish(CatalogObject? have, CatalogObject want, SqlContext context) =>
        want["attached to"] is { } parent && have?["attached to"] != parent
            ? [$"ALTER INDEX {parent} ATTACH PARTITION {want.Identity.Name}"]
            : [];

    /// <summary>Whether an index has to let go of a partitioned one, which only a new one can, unless its table lets go of its own.</summary>
    public static bool IsTakenOff(ObjectChange change, string attribute, SqlContext context)
    {
        var table = new ObjectIdentity(ObjectKind.Table, change.Want.Place.PartOf!);
        return change.Have[attribute] is not null && change.Changes(attribute)
            && StaysAttached(context.Have.Find(table), context.Want.Find(table));
    }

    /// <summary>Whether the partitioned index that it is attached to takes it along.</summary>
    public static bool IsGoneWithParent(CatalogObject item, string? parent, SqlContext context)
    {
        if (parent is null || context.Have.Find(ObjectKind.Table, item.Place.PartOf!) is not { } table)
            return false;
        return StaysAttached(table, context.Want.Find(table.Identity));
    }

    // With another bound it is detached and attached again, and its indexes are its own in between.
    private static bool StaysAttached(CatalogObject? before, CatalogObject? after) =>
        before is not null && after is not null && before["partition of"] == after["partition of"] && before["partition bound"] == after["partition bound"];

    private static bool IsPartitioned(CatalogObject item) => item["definition"]!.Contains(" ON ONLY ", StringComparison.Ordinal);

    // Where the predicate begins, or the end: options stand before it.
    private static int ConditionOf(string definition)
    {
        var (depth, quote) = (0, '\0');
        for (var at = 0; at < definition.Length; at++)
        {
            var letter = definition[at];
            if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter is '\'' or '"')
                quote = letter;
            else if (letter is '(' or ')')
                depth += letter == '(' ? 1 : -1;
            else if (depth == 0 && string.CompareOrdinal(definition, at, " WHERE ", 0, " WHERE ".Length) == 0)
                return at;
        }

        return definition.Length;
    }
}
