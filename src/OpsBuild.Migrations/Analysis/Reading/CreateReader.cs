namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads CREATE.</summary>
internal static class CreateReader
{
    public static SqlCommand Read(TermCursor cursor)
    {
        cursor.Next();
        var orReplace = cursor.Take("or", "replace");
        var isTemporary = false;
        var isUnique = false;
        while (cursor.IsAny("temp", "temporary", "local", "global", "unlogged", "recursive", "trusted", "constraint", "unique", "default"))
        {
            isTemporary |= cursor.IsAny("temp", "temporary");
            isUnique |= cursor.Is("unique");
            cursor.Next();
        }
        if (KindReader.Read(cursor) is not { } kind)
            return new SqlCommand.Other("");
        if (kind == SqlObjectKind.Table || kind == SqlObjectKind.ForeignTable)
            return TableReader.Read(cursor, kind, isTemporary);
        if (kind == SqlObjectKind.Index)
            return Index(cursor, isUnique);
        var ifNotExists = cursor.IfNotExists();
        if (kind == SqlObjectKind.Schema)
            cursor.Take("authorization");   // without a name of its own it has its owner's
        var name = cursor.Name();
        var create = new SqlCommand.Create(kind, name, $"CREATE {kind}") 
        {
            IfNotExists = ifNotExists, OrReplace = orReplace, IsTemporary = isTemporary,
        };
        return kind.Words switch
        {
            "VIEW" or "MATERIALIZED VIEW" => create with { Reads = AfterAs(cursor) },
            "TRIGGER" => create with { On = Trigger(cursor) },
            "RULE" => Rule(cursor, create),
            "POLICY" => create with { On = cursor.Take("on") && cursor.Name() is { } table ? [table] : [], Reads = Queried(cursor) },
            "STATISTICS" => create with { On = cursor.MoveTo("from") && cursor.Take("from") ? cursor.Names() : [] },
            "SEQUENCE" => create with { On = Owner(cursor) },
            "DOMAIN" => create with { IsConstrained = cursor.HasAhead("check") || cursor.HasAhead("not", "null") },
            "PUBLICATION" => create with { On = Published(cursor) },
            "FUNCTION" or "PROCEDURE" => Routine(cursor, create),
            _ => create,
        };
    }

    private static SqlCommand Index(TermCursor cursor, bool isUnique)
    {
        var concurrently = cursor.Take("concurrently");
        var ifNotExists = cursor.IfNotExists();
        var name = cursor.Is("on") ? null : cursor.Name();
        if (!cursor.Take("on"))
            return new SqlCommand.Other("CREATE INDEX");
        var only = cursor.Is("only");
        return cursor.Relation() is { } table
            ? new SqlCommand.CreateIndex(name, table)
            {
                IsUnique = isUnique, Concurrently = concurrently, IfNotExists = ifNotExists, Only = only,
            }
            : new SqlCommand.Other("CREATE INDEX");
    }

    private static IReadOnlyList<SqlName> AfterAs(TermCursor cursor) =>
        cursor.MoveTo("as") && cursor.Take("as") ? QueryReader.Read(cursor, "SELECT").Reads : [];

    // … ON table [FROM referenced table] …
    private static List<SqlName> Trigger(TermCursor cursor)
    {
        var tables = new List<SqlName>();
        if (cursor.MoveTo("on") && cursor.Take("on") && cursor.Name() is { } table)
            tables.Add(table);
        if (cursor.Take("from") && cursor.Name() is { } referenced)
            tables.Add(referenced);
        return tables;
    }

    // CREATE RULE name AS ON event TO table [WHERE …] DO [ALSO | INSTEAD] …
    private static SqlCommand.Create Rule(TermCursor cursor, SqlCommand.Create create)
    {
        if (!cursor.MoveTo("to") || !cursor.Take("to") || cursor.Name() is not { } table)
            return create;
        create = create with { On = [table] };
        if (!cursor.MoveTo("do") || !cursor.Take("do"))
            return create;
        _ = cursor.Take("also") || cursor.Take("instead");
        return Body(cursor.Parenthesis() ?? cursor, create);
    }

    private static List<SqlName> Queried(TermCursor cursor)
    {
        var reads = new List<SqlName>();
        while (!cursor.AtEnd)
        {
            if (cursor.Parenthesis() is { } inside)
                reads.AddRange(QueryReader.Read(inside, "SELECT").Reads);
            else
                cursor.Next();
        }
        return reads;
    }

    private static IReadOnlyList<SqlName> Owner(TermCursor cursor) =>
        cursor.MoveTo("owned", "by") && AlterActionReader.ReadAll(cursor) is [AlterAction.OwnedBy { Table: { } table }] ? [table] : [];

    // FOR TABLE a, b (columns) WHERE (…), TABLES IN SCHEMA …
    private static List<SqlName> Published(TermCursor cursor)
    {
        var tables = new List<SqlName>();
        if (!cursor.MoveTo("for") || !cursor.Take("for") || !cursor.Is("table"))
            return tables;
        while (!cursor.AtEnd && !cursor.Is("with"))
        {
            var one = cursor.UpToComma();
            if (one.Is("tables"))
                break;
            one.Take("table");
            if (one.Relation() is { } table)
                tables.Add(table);
        }
        return tables;
    }

    // A body written as SQL is analysed when the routine is made, with locks on what it names; of one in quotes only the server knows.
    private static SqlCommand.Create Routine(TermCursor cursor, SqlCommand.Create create)
    {
        create = create with { IsDeclaredStable = cursor.HasAhead("immutable") || cursor.HasAhead("stable") };
        if (!cursor.MoveTo("begin", "atomic"))
            return create;
        cursor.Take("begin", "atomic");
        return Body(cursor, create);
    }

    private static SqlCommand.Create Body(TermCursor cursor, SqlCommand.Create create)
    {
        var query = QueryReader.Read(cursor, "");
        // A rule's OLD and NEW are rows, and a routine's tables are tables.
        return create with
        {
            Reads = [.. query.Reads.Where(name => name is not { Schema: null, Name: "old" or "new" })],
            Writes = [.. query.Changes.Select(change => change.Table)],
        };
    }
}
