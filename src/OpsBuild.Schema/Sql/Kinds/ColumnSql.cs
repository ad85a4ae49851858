using OpsBuild.Schema.Sql.Planning;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Columns of tables.</summary>
internal sealed class ColumnSql : ISqlOfKind, IFinishesLater
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        // Its parent's brings it.
        if (Inheritance.Leader(item, context.Want, context.Have) is null)
        {
            var mustFill = item["not null"] is not (null or "false") && item["default"] is null && item["identity"] is null && item["generated"] is null;
            yield return new SqlStatement($"{Relation.AlterWholeOf(item, context)} ADD COLUMN {Definition(item, context)}")
            {
                Note = mustFill && context.Have.Find(ObjectKind.Table, item.Place.PartOf!) is not null
                    ? "Fails where the table has rows: it is not null and has no default." : null,
            };
        }

        foreach (var statement in AfterDefinition(item, context))
            yield return statement;
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        Inheritance.Leader(item, context.Have, context.Want) is not null
            ? []
            : [new SqlStatement($"{Relation.AlterWholeOf(item, context)} DROP COLUMN {Relation.LastName(item)}") { LosesData = item["generated"] is null }];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        var (have, want) = (change.Have, change.Want);
        if (WhyNot(change, context) is { } why)
            return new Alteration.Impossible(why);
        if (NeedsNew(change, context))
        {
            return IsLast(have, context.Have) && IsLast(want, context.Want)
                ? new Alteration.Anew()
                : new Alteration.Impossible("only dropping and adding it again could make it generated as wanted, and it would stand last in its table then.");
        }

        var statements = Statements(change, context).ToList();
        return change.Changes("type", "collation")
            ? new Alteration.WithoutDependents([.. statements])
            : new Alteration.InPlace([.. statements]);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Finish(CatalogObject? have, CatalogObject want, SqlContext context) =>
        have is null && context.LaterDefaults.Contains(want.Identity)
            ? [$"{Relation.AlterWholeOf(want, context)} ALTER COLUMN {Relation.LastName(want)} SET DEFAULT {want["default"]}"]
            : [];

    /// <summary>The column as CREATE TABLE and ADD COLUMN have it.</summary>
    public static string Definition(CatalogObject item, SqlContext context) => $"{Relation.LastName(item)} {item["type"]}{Clauses(item, context)}";

    /// <summary>What follows the name and the type, with a blank before each clause.</summary>
    public static string Clauses(CatalogObject item, SqlContext context)
    {
        var options = SqlOptions.Parse(item["foreign options"]);
        return (item["compression"] is { } method ? $" COMPRESSION {method}" : "")
            + (options.IsEmpty ? "" : $" OPTIONS {options.ForeignList()}")
            + (item["collation"] is { } collation ? $" COLLATE {collation}" : "")
            + (item["default"] is { } expression && !context.LaterDefaults.Contains(item.Identity) ? $" DEFAULT {expression}" : "")
            + (item["generated"] is { } kind ? $" GENERATED ALWAYS AS ({item["generation expression"]}) {kind.ToUpperInvariant()}" : "")
            + Identity(item, context)
            + ColumnNotNull.Of(item).InColumn(item);
    }

    /// <summary>What CREATE TABLE and ADD COLUMN cannot say.</summary>
    public static IEnumerable<SqlStatement> AfterDefinition(CatalogObject item, SqlContext context)
    {
        var nothing = new CatalogObject(item.Identity, item.Place, []);
        var change = new ObjectChange(nothing, item);
        var only = Relation.AlterOnlyWholeOf(item, context);
        var said = ColumnNotNull.Of(item);
        if (said.NotValid)
            yield return $"{Relation.AlterWholeOf(item, context)} {said.Added(item)}";
        if (said.Comment is { } comment)
            yield return $"COMMENT ON CONSTRAINT {said.Name} ON {item.Place.PartOf} IS {comment}";
        if (item["storage"] is { } storage)
            yield return $"{only} ALTER COLUMN {Relation.LastName(item)} SET STORAGE {storage.ToUpperInvariant()}";
        foreach (var statement in StatisticsAndOptions(change, $"{only} ALTER COLUMN {Relation.LastName(item)}"))
            yield return statement;
        foreach (var statement in Rights.OnCreate("column", item.Identity.Name, item, context))
            yield return statement;
    }

    /// <summary>Storage, compression, statistics and options, where they differ.</summary>
    public static IEnumerable<SqlStatement> Settings(ObjectChange change, string alterColumn, SqlContext context)
    {
        var want = change.Want;
        if (change.Changes("storage"))
        {
            if (want["storage"] is { } storage)
                yield return $"{alterColumn} SET STORAGE {storage.ToUpperInvariant()}";
            else if (DefaultStorage(want, context) is { } usual)
                yield return $"{alterColumn} SET STORAGE {usual}";
            else
                yield return SqlStatement.Remark($"{want.Identity}: give it the storage of its type {want["type"]} by hand.");
        }

        if (change.Changes("compression"))
            yield return $"{alterColumn} SET COMPRESSION {want["compression"] ?? "default"}";
        foreach (var statement in StatisticsAndOptions(change, alterColumn))
            yield return statement;
    }

    private static IEnumerable<SqlStatement> StatisticsAndOptions(ObjectChange change, string alterColumn)
    {
        if (change.Changes("statistics"))
            yield return $"{alterColumn} SET STATISTICS {change.Want["statistics"] ?? "-1"}";
        foreach (var clause in SqlOptions.Changes(SqlOptions.Parse(change.Have["options"]), SqlOptions.Parse(change.Want["options"])))
            yield return $"{alterColumn} {clause}";
    }

    private static string? WhyNot(ObjectChange change, SqlContext context)
    {
        // A table that comes to have other parents, or none, changes what is local by itself.
        if (change.Changes("also local") && !ParentsChange(change, context))
            return "no statement changes whether a column is its table's own besides being inherited.";
        if (change.Want["inherited"] is not null && change.Have["inherited"] is null && change.Want["also local"] is null
            && context.Want.Find(ObjectKind.Table, change.Want.Place.PartOf!)?["partition of"] is null)
            return "inheriting it leaves it its table's own besides; only a table made anew has it from its parent alone.";
        if (change.Changes("identity") && change.Want["identity"] is not null && change.Have["identity"] is null && ColumnNotNull.Of(change.Want) is { IsSet: false })
            return "an identity column is never null.";
        return null;
    }

    private static bool ParentsChange(ObjectChange change, SqlContext context)
    {
        var table = new ObjectIdentity(ObjectKind.Table, change.Want.Place.PartOf!);
        return context.Have.Find(table)?["inherits"] != context.Want.Find(table)?["inherits"]
            || context.Have.Find(table)?["partition of"] != context.Want.Find(table)?["partition of"];
    }

    // A plain column cannot become generated, nor one kind of generated the other, nor, before 17, get another expression.
    private static bool NeedsNew(ObjectChange change, SqlContext context)
    {
        if (change.Changes("generated"))
            return change.Want["generated"] is not null || change.Have["generated"] == "virtual";
        return change.Want["generated"] is not null && change.Changes("generation expression") && context.Want.ServerMajor < 17;
    }

    private static bool IsLast(CatalogObject column, Catalog catalog)
    {
        var position = int.Parse(column["position"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        return position > 0 && !catalog.Objects.Any(other => other.Identity.Kind == ObjectKind.Column && other.Place.PartOf == column.Place.PartOf
            && int.Parse(other["position"] ?? "0", System.Globalization.CultureInfo.InvariantCulture) > position);
    }

    private static IEnumerable<SqlStatement> Statements(ObjectChange change, SqlContext context)
    {
        var want = change.Want;
        var alter = $"{Relation.AlterWholeOf(want, context)} ALTER COLUMN {Relation.LastName(want)}";
        var only = $"{Relation.AlterOnlyWholeOf(want, context)} ALTER COLUMN {Relation.LastName(want)}";
        // With the parent's column the server changes these too.
        var follows = Leader(change, context);
        var retypes = change.Changes("type", "collation");

        if (change.Changes("identity") && want["identity"] is null)
            yield return $"{alter} DROP IDENTITY";
        if (change.Have["default"] is not null && (want["default"] is null || retypes) && !(follows?.Changes("default") == true && follows.Want["default"] is null && retypes))
            yield return $"{only} DROP DEFAULT";
        if (change.Changes("generated") && want["generated"] is null && follows?.Changes("generated") != true)
            yield return $"{alter} DROP EXPRESSION";
        if (retypes && follows?.Changes("type", "collation") != true)
            yield return Retype(change, alter);
        if (want["default"] is { } expression && (change.Changes("default") || retypes))
            yield return $"{only} SET DEFAULT {expression}";
        if (want["generated"] is not null && follows?.Changes("generation expression") != true
            && (change.Changes("generation expression") || (retypes && context.Want.ServerMajor >= 17)))
            yield return new SqlStatement($"{alter} SET EXPRESSION AS ({want["generation expression"]})")
            {
                Note = want["generated"] == "stored" ? "Computes every row again: the table is rewritten." : null,
            };
        foreach (var statement in NotNull(change, follows, context))
            yield return statement;
        if (change.Have["identity"] is null && want["identity"] is not null)
            yield return $"{alter} ADD{Identity(want, context)}";
        else if (IdentityChange(change) is { } identity)
            yield return $"{alter} {identity}";
        foreach (var statement in Settings(retypes && change.Want["storage"] is null ? WithoutStorage(change) : change, only, context))
            yield return statement;
        if (SqlOptions.ForeignChanges(SqlOptions.Parse(change.Have["foreign options"]), SqlOptions.Parse(want["foreign options"])) is { } options)
            yield return $"{alter} {options}";
        foreach (var statement in Rights.OnAlter("column", want.Identity.Name, change, context))
            yield return statement;
    }

    // Another type brings its own storage.
    private static ObjectChange WithoutStorage(ObjectChange change) => new(
        new CatalogObject(change.Have.Identity, change.Have.Place, [.. change.Have.Attributes.Where(fact => fact.Name != "storage")]), change.Want);

    private static ObjectChange? Leader(ObjectChange change, SqlContext context) =>
        Inheritance.Leader(change.Want, context.Want, context.Have) is { } leader && context.Have.Find(leader.Identity) is { } before
            ? new ObjectChange(before, leader)
            : null;

    private static SqlStatement Retype(ObjectChange change, string alter)
    {
        var (from, to) = (ColumnType.Of(change.Have["type"]!), ColumnType.Of(change.Want["type"]!));
        var conversion = to.Takes(from) ? "" : $" USING {ColumnType.Using(Relation.LastName(change.Want), change.Want["type"]!, from)}";
        // Without a collation the type's own holds.
        var collation = change.Want["collation"] is { } name ? $" COLLATE {name}" : "";
        return new SqlStatement($"{alter} TYPE {change.Want["type"]}{collation}{conversion}")
        {
            LosesData = change.Changes("type") && to.Narrows(from),
            Note = change.Changes("type") ? "May rewrite the table under an exclusive lock, and fails where a value does not fit." : null,
        };
    }

    private static IEnumerable<SqlStatement> NotNull(ObjectChange change, ObjectChange? follows, SqlContext context)
    {
        if (!change.Changes("not null") || follows?.Changes("not null") == true)
            yield break;
        var (was, becomes) = (ColumnNotNull.Of(change.Have), ColumnNotNull.Of(change.Want));
        var table = Relation.AlterWholeOf(change.Want, context);
        var column = Relation.LastName(change.Want);
        var isOther = was.IsSet && becomes.IsSet && (was.NoInherit != becomes.NoInherit || (!was.NotValid && becomes.NotValid));
        if (was.IsSet && (!becomes.IsSet || isOther))
            yield return $"{table} ALTER COLUMN {column} DROP NOT NULL";
        if (becomes.IsSet && (!was.IsSet || isOther))
        {
            yield return new SqlStatement(becomes.Name is null ? $"{table} ALTER COLUMN {column} SET NOT NULL" : $"{table} {becomes.Added(change.Want)}")
            {
                Note = becomes.NotValid ? null : "Reads the whole table under an exclusive lock, and fails where a row has none.",
            };
        }
        else if (becomes.IsSet)
        {
            if (was.Name != becomes.Name)
                yield return $"{table} RENAME CONSTRAINT {was.Name} TO {becomes.Name}";
            if (was.NotValid && !becomes.NotValid)
                yield return $"{table} VALIDATE CONSTRAINT {becomes.Name}";
        }

        if (becomes.IsSet && becomes.Comment != (isOther || !was.IsSet ? null : was.Comment))
            yield return $"COMMENT ON CONSTRAINT {becomes.Name} ON {change.Want.Place.PartOf} IS {becomes.Comment ?? "NULL"}";
    }

    private static string Identity(CatalogObject item, SqlContext context)
    {
        if (item["identity"] is not { } kind)
            return "";
        var sequence = context.WantedSequence(item.Identity.Name);
        var usual = $"{Relation.SchemaOf(item.Place.PartOf!)}.{ServerName.Quoted(ServerName.For(item, "seq"))}";
        string[] clauses =
        [
            .. sequence is not null && sequence.Identity.Name != usual ? [$"SEQUENCE NAME {sequence.Identity.Name}"] : Array.Empty<string>(),
            .. SequenceClauses.All(item, "identity "),
        ];
        return $" GENERATED {kind.ToUpperInvariant()} AS IDENTITY{(clauses.Length == 0 ? "" : $" ({string.Join(' ', clauses)})")}";
    }

    private static string? IdentityChange(ObjectChange change)
    {
        if (change.Want["identity"] is not { } kind)
            return null;
        string[] clauses =
        [
            .. change.Changes("identity") ? [$"GENERATED {kind.ToUpperInvariant()}"] : Array.Empty<string>(),
            .. SequenceClauses.Changed(change, "identity "),
        ];
        return clauses.Length == 0 ? null : string.Join(' ', clauses.Select(clause => $"SET {clause}"));
    }

    private static string? DefaultStorage(CatalogObject column, SqlContext context)
    {
        if (context.Want.ServerMajor >= 16)
            return "DEFAULT";
        var type = ColumnType.Of(column["type"] ?? "");
        return type.IsArray ? "EXTENDED" : type.Base switch
        {
            "text" or "character varying" or "character" or "bytea" or "json" or "jsonb" or "xml" or "tsvector" or "bit" or "bit varying" => "EXTENDED",
            "numeric" or "inet" or "cidr" => "MAIN",
            _ => null,
        };
    }
}
