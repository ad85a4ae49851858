using System.Collections.Immutable;
using OpsBuild.Schema.Sql.Planning;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Ordinary, partitioned and foreign tables. A partition is made as a table of its own and attached when it has what it needs.</summary>
internal sealed class TableSql : ISqlOfKind, IFinishesLater
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var name = item.Identity.Name;
        var columns = context.WantedParts(name, ObjectKind.Column).Where(column => !context.Later.Contains(column.Identity)).ToList();
        var parents = InheritsFromTheStart(item, context) ? Inheritance.Parents(item) : [];
        yield return Head(item) + Body(item, columns, parents.Length > 0, context)
            + (parents.Length > 0 ? $" INHERITS ({string.Join(", ", parents)})" : "") + Tail(item);
        foreach (var column in columns)
        {
            var inherited = parents.Length > 0 && IsOnlyInherited(column) ? AsInherited(column, parents, context) : null;
            foreach (var statement in inherited is null ? [.. ColumnSql.AfterDefinition(column, context)] : Inherited(inherited, column, context))
                yield return statement;
        }

        foreach (var statement in RowSecurity(null, item))
            yield return statement;
        if (item["replica identity"] is "nothing" or "full" && item["kind"] != "foreign table")
            yield return $"ALTER TABLE {name} REPLICA IDENTITY {item["replica identity"]!.ToUpperInvariant()}";
        foreach (var statement in Rights.OnCreate(Relation.Keyword(item), name, item, context).Concat(RowTypeSql.OnCreate(item, context)))
            yield return statement;
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        [new SqlStatement($"DROP {Relation.Keyword(item).ToUpperInvariant()} {item.Identity.Name}") { LosesData = item["kind"] != "foreign table" }];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        if (change.Changes("kind", "partition key", "server"))
            return new Alteration.Impossible($"only a new table could have another {(change.Changes("kind") ? "kind" : change.Changes("server") ? "server" : "partition key")}; "
                + "make one, move the rows over, and rename it.");
        if (change.Changes("access method") && context.Want.ServerMajor < 15)
            return new Alteration.Impossible("its access method cannot be changed before PostgreSQL 15.");
        if (change.Changes("detach pending") && change.Want["detach pending"] is not null)
            return new Alteration.Impossible("a detachment that was left half done is not made on purpose; finish it with DETACH PARTITION ... FINALIZE.");
        if (change.Changes("replica identity") && change.Want["replica identity"] == "index")
            return new Alteration.Impossible("its replica identity was an index that is gone.");
        return new Alteration.InPlace([.. Statements(change, context)]);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Finish(CatalogObject? have, CatalogObject want, SqlContext context)
    {
        var name = want.Identity.Name;
        if (want["partition of"] is { } partitioned
            && (have?["partition of"] != partitioned || have["partition bound"] != want["partition bound"] || have["detach pending"] != want["detach pending"]))
            yield return new SqlStatement($"ALTER TABLE {partitioned} ATTACH PARTITION {name} {want["partition bound"]}")
            {
                Note = have is null ? null : "Reads all its rows, and fails where one does not fit the bound.",
            };
        if (want["inherits"] is not null && have?["inherits"] != want["inherits"] && !(have is null && InheritsFromTheStart(want, context)))
        {
            foreach (var parent in Inheritance.Parents(want))
                yield return $"{Relation.Alter(want)} INHERIT {parent}";
            if (have is null && context.WantedParts(name, ObjectKind.Column).Any(IsOnlyInherited))
                yield return SqlStatement.Remark($"{want.Identity}: its inherited columns do not stand in its parents' order, so they become its own besides.");
        }

        // An index that is made says so itself.
        if (want["replica identity"] is { } identity && identity.StartsWith("index ", StringComparison.Ordinal) && have is not null && have["replica identity"] != identity
            && IsThere(identity["index ".Length..], want, context))
            yield return $"ALTER TABLE {name} REPLICA IDENTITY USING INDEX {SqlName.Last(identity["index ".Length..])}";
    }

    /// <summary>Options, tablespace and access method of a table or materialized view, where they differ.</summary>
    public static IEnumerable<SqlStatement> StorageChanges(ObjectChange change, string alter, SqlContext context)
    {
        var (have, want) = (change.Have, change.Want);
        foreach (var clause in SqlOptions.Changes(
            SqlOptions.Parse(have["options"]).With(SqlOptions.Parse(have["toast options"], "toast.")),
            SqlOptions.Parse(want["options"]).With(SqlOptions.Parse(want["toast options"], "toast."))))
            yield return $"{alter} {clause}";
        if (change.Changes("tablespace"))
            yield return new SqlStatement($"{alter} SET TABLESPACE {want["tablespace"] ?? "pg_default"}") { Note = "Copies all rows under an exclusive lock." };
        if (change.Changes("access method"))
            yield return new SqlStatement($"{alter} SET ACCESS METHOD {want["access method"] ?? "DEFAULT"}") { Note = "Rewrites the table under an exclusive lock." };
    }

    private static IEnumerable<SqlStatement> Statements(ObjectChange change, SqlContext context)
    {
        var (have, want) = (change.Have, change.Want);
        var alter = Relation.Alter(want);
        if (have["partition of"] is { } partitioned && change.Changes("partition of", "partition bound", "detach pending") && context.Want.Find(ObjectKind.Table, partitioned) is not null)
            yield return $"ALTER TABLE {partitioned} DETACH PARTITION {want.Identity.Name}{(have["detach pending"] is null ? "" : " FINALIZE")}";
        if (have["inherits"] is not null && change.Changes("inherits"))
        {
            foreach (var parent in Inheritance.Parents(have))
                yield return $"{alter} NO INHERIT {parent}";
        }

        if (change.Changes("of type"))
            yield return want["of type"] is { } type ? $"{alter} OF {type}" : $"{alter} NOT OF";
        if (change.Changes("persistence"))
            yield return new SqlStatement($"{alter} SET {(want["persistence"] == "unlogged" ? "UNLOGGED" : "LOGGED")}")
            {
                Note = "Rewrites the table under an exclusive lock." + (want["persistence"] == "unlogged" ? " After a crash an unlogged table is empty." : ""),
            };
        foreach (var statement in StorageChanges(change, alter, context))
            yield return statement;
        if (change.Changes("replica identity") && want["replica identity"] is { } identity && !identity.StartsWith("index", StringComparison.Ordinal))
            yield return $"{alter} REPLICA IDENTITY {identity.ToUpperInvariant()}";
        foreach (var statement in RowSecurity(have, want))
            yield return statement;
        if (SqlOptions.ForeignChanges(SqlOptions.Parse(have["foreign options"]), SqlOptions.Parse(want["foreign options"])) is { } options)
            yield return $"{alter} {options}";
        foreach (var statement in Rights.OnAlter(Relation.Keyword(want), want.Identity.Name, change, context).Concat(RowTypeSql.OnAlter(change, context)))
            yield return statement;
    }

    private static string Head(CatalogObject item) =>
        $"CREATE {(item["persistence"] == "unlogged" ? "UNLOGGED " : "")}{(item["kind"] == "foreign table" ? "FOREIGN TABLE" : "TABLE")} {item.Identity.Name}"
        + (item["of type"] is { } type ? $" OF {type}" : "");

    private static string Body(CatalogObject item, List<CatalogObject> columns, bool inherits, SqlContext context)
    {
        string[] lines = item["of type"] is not null
            ? [.. columns.Select(column => (column, Clauses: ColumnSql.Clauses(Typed(column), context))).Where(column => column.Clauses.Length > 0)
                .Select(column => $"{Relation.LastName(column.column)} WITH OPTIONS{column.Clauses}")]
            : [.. columns.Where(column => !inherits || !IsOnlyInherited(column)).Select(column => ColumnSql.Definition(column, context))];
        return lines.Length > 0 ? $" (\n    {string.Join(",\n    ", lines)}\n)" : item["of type"] is not null ? "" : " ()";
    }

    // The type says it.
    private static CatalogObject Typed(CatalogObject column) =>
        new(column.Identity, column.Place, [.. column.Attributes.Where(fact => fact.Name is not ("collation" or "compression"))]);

    private static string Tail(CatalogObject item)
    {
        var options = SqlOptions.Parse(item["options"]).With(SqlOptions.Parse(item["toast options"], "toast."));
        var foreign = SqlOptions.Parse(item["foreign options"]);
        return (item["partition key"] is { } key ? $" PARTITION BY {key}" : "")
            + (item["server"] is { } server ? $" SERVER {server}" : "")
            + (foreign.IsEmpty ? "" : $" OPTIONS {foreign.ForeignList()}")
            + (item["access method"] is { } method and not "heap" ? $" USING {method}" : "")
            + (options.IsEmpty ? "" : $" WITH {options.List()}")
            + (item["tablespace"] is { } tablespace ? $" TABLESPACE {tablespace}" : "");
    }

    private static IEnumerable<SqlStatement> RowSecurity(CatalogObject? have, CatalogObject want)
    {
        if ((have?["row security"] ?? "false") != (want["row security"] ?? "false"))
            yield return $"ALTER TABLE {want.Identity.Name} {(want["row security"] == "true" ? "ENABLE" : "DISABLE")} ROW LEVEL SECURITY";
        if ((have?["force row security"] ?? "false") != (want["force row security"] ?? "false"))
            yield return $"ALTER TABLE {want.Identity.Name} {(want["force row security"] == "true" ? "FORCE" : "NO FORCE")} ROW LEVEL SECURITY";
    }

    private static bool IsOnlyInherited(CatalogObject column) => column["inherited"] is not null && column["also local"] is null;

    // CREATE TABLE puts the parents' columns first, each where the first parent has it.
    private static bool InheritsFromTheStart(CatalogObject item, SqlContext context)
    {
        if (item["inherits"] is null)
            return false;
        var own = context.WantedParts(item.Identity.Name, ObjectKind.Column).Select(Relation.LastName).ToList();
        var merged = Inheritance.Parents(item).SelectMany(parent => context.WantedParts(parent, ObjectKind.Column)).Select(Relation.LastName).Distinct().ToList();
        return own.Take(merged.Count).SequenceEqual(merged) && !context.WantedParts(item.Identity.Name, ObjectKind.Column).Any(column => context.Later.Contains(column.Identity));
    }

    private static CatalogObject? AsInherited(CatalogObject column, string[] parents, SqlContext context) =>
        parents.Select(parent => context.Want.Find(Inheritance.Counterpart(column.Identity, column.Place.PartOf!, parent))).FirstOrDefault(found => found is not null);

    // What differs from the parent's column, which gave this one its type, default and the like, but neither statistics nor rights.
    private static ImmutableArray<SqlStatement> Inherited(CatalogObject parent, CatalogObject column, SqlContext context)
    {
        var given = new CatalogObject(column.Identity, column.Place,
        [
            .. parent.Attributes.Where(fact => fact.Name is "position" or "type" or "collation" or "default" or "generated" or "generation expression" or "storage" or "compression"),
            .. column.Attributes.Where(fact => fact.Name is "inherited" || (fact.Name == "not null" && parent["not null"] is not (null or "false"))),
            .. parent["not null"] is null or "false" ? [new AttributeValue("not null", "false")] : Array.Empty<AttributeValue>(),
        ]);
        return new ColumnSql().Alter(new ObjectChange(given, column), context) switch
        {
            Alteration.InPlace inPlace => inPlace.Statements,
            Alteration.Impossible impossible => [SqlStatement.Remark($"{column.Identity}: {impossible.Why}")],
            _ => [SqlStatement.Remark($"{column.Identity} differs from its parent's column in a way that is not expressed.")],
        };
    }

    private static bool IsThere(string index, CatalogObject table, SqlContext context) =>
        context.Have.Find(ObjectKind.Index, index) is not null
        || context.Have.Find(ObjectKind.Constraint, $"{table.Identity.Name}.{SqlName.Last(index)}") is not null;
}
