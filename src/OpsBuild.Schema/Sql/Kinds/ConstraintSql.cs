using OpsBuild.Schema.Sql.Planning;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Constraints of tables, each with the index that it made.</summary>
internal sealed class ConstraintSql : ISqlOfKind, IFinishesLater
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        if (!IsGiven(item, context))
        {
            var options = SqlOptions.Parse(item["index options"]);
            var (canSayIndex, table) = (item["kind"] is "primary key" or "unique", context.Want.Find(ObjectKind.Table, item.Place.PartOf!));
            var only = HasIndex(item) && table?["kind"] == "partitioned table" ? $"ALTER TABLE ONLY {item.Place.PartOf}" : Relation.AlterWholeOf(item, context);
            yield return new SqlStatement($"{only} ADD CONSTRAINT {Relation.LastName(item)} {item["definition"]}"
                + (canSayIndex && !options.IsEmpty ? $" WITH {options.List()}" : "")
                + (canSayIndex && item["index tablespace"] is { } tablespace ? $" USING INDEX TABLESPACE {tablespace}" : "")
                + Deferrable(item)
                + (item["enforced"] == "false" ? " NOT ENFORCED" : "")
                + (item["validated"] == "false" && item["enforced"] != "false" ? " NOT VALID" : ""))
            {
                Note = Note(item, context),
            };
            if (!canSayIndex && !options.IsEmpty)
                yield return $"ALTER INDEX {IndexName(item)} SET {options.List()}";
            if (!canSayIndex && item["index tablespace"] is { } place)
                yield return $"ALTER INDEX {IndexName(item)} SET TABLESPACE {place}";
        }

        if (HasIndex(item))
        {
            foreach (var statement in IndexSettings.OnCreate(item, IndexName(item), "index ", context))
                yield return statement;
            if (item["index comment"] is { } comment)
                yield return Rights.Comment("index", IndexName(item), comment);
        }

        foreach (var statement in Rights.OnCreate("constraint", Name(item), item, context))
            yield return statement;
        if (item["trigger states"] is not null)
            yield return SqlStatement.Remark($"{item.Identity}: {WhyNoTriggerState(item, null)}");
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        Inheritance.Leader(item, context.Have, context.Want) is not null || IndexSql.IsGoneWithParent(item, item["index attached to"], context)
            ? []
            : [$"{Relation.AlterWholeOf(item, context)} DROP CONSTRAINT {Relation.LastName(item)}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        var (have, want) = (change.Have, change.Want);
        var isForeignKey = want["kind"] == "foreign key";
        if (change.Changes("definition", "kind") || IndexSql.IsTakenOff(change, "index attached to", context))
            return new Alteration.Anew();
        if (change.Changes("trigger states"))
            return TriggerStates(change);
        if ((!isForeignKey && change.Changes("deferrable", "enforced")) || (change.Changes("validated") && want["validated"] == "false" && want["enforced"] != "false"))
            return new Alteration.Anew();
        if (change.Changes("also local") && !ParentsChange(want, context))
            return new Alteration.Impossible("no statement changes whether a constraint is its table's own besides being inherited.");
        if (change.Changes("index valid") && want["index valid"] == "false" && context.Want.Find(ObjectKind.Table, want.Place.PartOf!)?["kind"] != "partitioned table")
            return new Alteration.Impossible("no statement makes an index invalid.");
        return new Alteration.InPlace([.. Statements(change, context)]);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Finish(CatalogObject? have, CatalogObject want, SqlContext context) =>
        want["index attached to"] is { } parent && have?["index attached to"] != parent
            ? [$"ALTER INDEX {parent} ATTACH PARTITION {IndexName(want)}"]
            : [];

    private static IEnumerable<SqlStatement> Statements(ObjectChange change, SqlContext context)
    {
        var want = change.Want;
        var table = Relation.AlterWholeOf(want, context);
        var follows = Inheritance.Leader(want, context.Want, context.Have) is not null;
        if (change.Changes("deferrable"))
            yield return $"{table} ALTER CONSTRAINT {Relation.LastName(want)}{(want["deferrable"] is null ? " NOT DEFERRABLE" : Deferrable(want))}";
        if (change.Changes("enforced"))
            yield return $"{table} ALTER CONSTRAINT {Relation.LastName(want)} {(want["enforced"] == "false" ? "NOT ENFORCED" : "ENFORCED")}";
        else if (change.Changes("validated") && want["validated"] == "true" && !follows)
            yield return new SqlStatement($"{table} VALIDATE CONSTRAINT {Relation.LastName(want)}") { Note = "Reads all rows, and fails where one breaks it." };
        if (HasIndex(want))
        {
            if (change.Changes("index valid") && want["index valid"] == "true" && context.Want.Find(ObjectKind.Table, want.Place.PartOf!)?["kind"] != "partitioned table")
                yield return new SqlStatement($"REINDEX INDEX CONCURRENTLY {IndexName(want)}") { RunsAlone = true, Note = "It is invalid: no query uses it." };
            foreach (var statement in IndexSettings.OnAlter(change, IndexName(want), "index ", context))
                yield return statement;
            if (change.Changes("index comment"))
                yield return Rights.Comment("index", IndexName(want), want["index comment"]);
        }

        foreach (var statement in Rights.OnAlter("constraint", Name(want), change, context))
            yield return statement;
    }

    // A new foreign key has all its triggers enabled, and has looked at the rows that nobody checked meanwhile.
    private static Alteration TriggerStates(ObjectChange change) =>
        change.Want["trigger states"] is null && change.Want["inherited"] is null
            ? new Alteration.Anew()
            : new Alteration.Impossible(WhyNoTriggerState(change.Want, change.Have["trigger states"]));

    // Their names hold OIDs, so only all triggers of the table can be named, and those that enforce keys only by a superuser.
    private static string WhyNoTriggerState(CatalogObject item, string? before)
    {
        var (states, word) = item["trigger states"] is { } wanted ? (wanted, "DISABLE") : (before ?? "", "ENABLE");
        var tables = states.Split('\n').Select(line => string.Join(' ', line.Split(' ')[..^2])).Distinct();
        return $"only a superuser can set when the triggers that enforce it fire ({states.Replace("\n", "; ", StringComparison.Ordinal)}), "
            + $"with {string.Join(" and ", tables.Select(table => $"ALTER TABLE {table} {word} TRIGGER ALL"))}, which means the tables' other triggers too.";
    }

    // An inherited check is the parent's affair, but for a partition that is being made: it must have it before it is attached.
    private static bool IsGiven(CatalogObject item, SqlContext context)
    {
        if (item["inherited"] is null || item["also local"] is not null || HasIndex(item))
            return false;
        return item["kind"] == "foreign key"
            || Inheritance.Leader(item, context.Want, context.Have) is not null
            || context.Want.Find(ObjectKind.Table, item.Place.PartOf!)?["inherits"] is not null;
    }

    private static bool ParentsChange(CatalogObject item, SqlContext context)
    {
        var table = new ObjectIdentity(ObjectKind.Table, item.Place.PartOf!);
        return context.Have.Find(table)?["inherits"] != context.Want.Find(table)?["inherits"]
            || context.Have.Find(table)?["partition of"] != context.Want.Find(table)?["partition of"];
    }

    private static string? Note(CatalogObject item, SqlContext context)
    {
        if (context.Have.Find(ObjectKind.Table, item.Place.PartOf!) is null || item["validated"] == "false")
            return null;
        return HasIndex(item) ? "Blocks writes while its index is built, and fails where rows break it." : "Reads all rows under a lock, and fails where one breaks it.";
    }

    private static string Deferrable(CatalogObject item) => item["deferrable"] switch
    {
        null => "",
        "initially deferred" => " DEFERRABLE INITIALLY DEFERRED",
        _ => " DEFERRABLE",
    };

    private static bool HasIndex(CatalogObject item) => item["kind"] is "primary key" or "unique" or "exclusion";

    private static string IndexName(CatalogObject item) => $"{Relation.SchemaOf(item.Place.PartOf!)}.{Relation.LastName(item)}";

    private static string Name(CatalogObject item) => $"{Relation.LastName(item)} ON {item.Place.PartOf}";
}
