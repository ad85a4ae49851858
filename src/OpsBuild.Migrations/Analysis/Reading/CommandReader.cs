namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads one command by its first words.</summary>
internal static class CommandReader
{
    public static SqlCommand Read(SqlTerms terms)
    {
        var cursor = new TermCursor(terms);
        if (cursor.AtEnd)
            return new SqlCommand.Other("");
        if (cursor.Current.IsOpen)
            return QueryReader.Read(cursor, QueryTag(cursor.Slice(0, terms.Count)));
        if (cursor.Current.Kind != TermKind.Word)
            return Unknown();
        return cursor.Current.Text switch
        {
            "create" => CreateReader.Read(cursor),
            "alter" => AlterReader.Read(cursor),
            "drop" => DropReader.Read(cursor),
            "select" or "values" or "table" or "insert" or "update" or "delete" or "merge" or "with" => Query(cursor),
            "copy" => Copy(cursor),
            "truncate" => Truncate(cursor),
            "lock" => Lock(cursor),
            "refresh" => Refresh(cursor),
            "vacuum" => MaintenanceReader.Vacuum(cursor),
            "analyze" or "analyse" => MaintenanceReader.Analyze(cursor),
            "cluster" => MaintenanceReader.Cluster(cursor),
            "reindex" => MaintenanceReader.Reindex(cursor),
            "comment" or "security" => MaintenanceReader.Describe(cursor),
            "set" or "reset" => SettingReader.Read(cursor),
            "grant" or "revoke" => Grant(cursor),
            "do" or "call" or "execute" => new SqlCommand.Opaque(cursor.Current.Text.ToUpperInvariant()),
            "explain" => Explain(cursor),
            "declare" => Declare(cursor),
            "prepare" when !cursor.Follow("prepare", "transaction") => new SqlCommand.Other("PREPARE"),
            "commit" => new SqlCommand.Other(cursor.Follow("commit", "prepared") ? "COMMIT PREPARED" : "COMMIT"),
            "end" => new SqlCommand.Other("COMMIT"),
            "abort" => new SqlCommand.Other("ROLLBACK"),
            "rollback" => new SqlCommand.Other(cursor.Follow("rollback", "prepared") ? "ROLLBACK PREPARED" : "ROLLBACK"),
            "begin" or "savepoint" or "release" or "checkpoint" or "load" or "show" or "fetch" or "move" or "listen" or "unlisten"
                or "notify" =>
                new SqlCommand.Other(cursor.Current.Text.ToUpperInvariant()),
            "close" => new SqlCommand.Other(cursor.Follow("close", "all") ? "CLOSE CURSOR ALL" : "CLOSE CURSOR"),
            "deallocate" => new SqlCommand.Other(cursor.HasAhead("all") ? "DEALLOCATE ALL" : "DEALLOCATE"),
            "discard" => new SqlCommand.Other($"DISCARD {Upper(cursor.Peek(1))}".Replace("TEMPORARY", "TEMP", StringComparison.Ordinal)),
            "import" => new SqlCommand.Other("IMPORT FOREIGN SCHEMA"),
            "reassign" => new SqlCommand.Other("REASSIGN OWNED"),
            "start" => new SqlCommand.Other("START TRANSACTION"),
            "prepare" => new SqlCommand.Other("PREPARE TRANSACTION"),
            _ => Unknown(),
        };
    }

    private static SqlCommand.Other Unknown() => new("");

    private static string Upper(SqlTerm term) => term.Text?.ToUpperInvariant() ?? "";

    private static SqlCommand Query(TermCursor cursor)
    {
        var whole = cursor.Slice(0, int.MaxValue);
        var tag = QueryTag(cursor);
        var into = tag == "SELECT" ? SelectInto(whole.Slice(0, int.MaxValue)) : null;
        SqlCommand read = QueryReader.Read(whole, tag);
        if (into is not null)
            read = into with { Reads = [.. read.Reads.Where(name => !name.MayBe(into.Name))], Changes = read.Changes };
        return read;
    }

    // A WITH's own queries stand in parentheses: the first of these words outside of any is the command's.
    private static string QueryTag(TermCursor cursor)
    {
        if (cursor.Current.IsOpen)
            return QueryTag(cursor.Parenthesis()!);
        while (!cursor.AtEnd && !cursor.IsAny("select", "values", "table", "insert", "update", "delete", "merge"))
        {
            var isName = cursor.Is("with") || cursor.Is("recursive") || cursor.Current.IsSymbol(',');
            cursor.Next();
            if (isName && !cursor.Is("recursive"))
                cursor.Next();   // the name that is introduced, which may be any word
            if (cursor.Current.IsOpen && !cursor.Slice(cursor.At - 1, cursor.At).IsAny("as", "materialized")
                && cursor.Slice(cursor.At, int.MaxValue).Parenthesis() is { } inside && inside.IsAny("select", "values", "with"))
                return "SELECT";
        }
        return cursor.Current.Text is "insert" or "update" or "delete" or "merge" ? Upper(cursor.Current) : "SELECT";
    }

    // SELECT … INTO makes a table.
    private static SqlCommand.CreateTable? SelectInto(TermCursor cursor)
    {
        if (!cursor.MoveTo("select"))
            return null;
        while (!cursor.AtEnd && !cursor.IsAny("from", "where", "into", "union", "intersect", "except"))
            cursor.Next();
        if (!cursor.Take("into"))
            return null;
        var isTemporary = cursor.IsAny("temp", "temporary");
        while (cursor.IsAny("temp", "temporary", "unlogged", "table", "local", "global"))
            cursor.Next();
        return cursor.Name() is { } name ? new SqlCommand.CreateTable("SELECT INTO", name) { IsTemporary = isTemporary } : null;
    }

    private static SqlCommand.Query Copy(TermCursor cursor)
    {
        cursor.Next();
        cursor.Take("binary");
        if (cursor.Parenthesis() is { } query)
            return QueryReader.Read(query, "COPY");
        if (cursor.Name() is not { } table)
            return new SqlCommand.Query("COPY");
        cursor.Parenthesis();
        return cursor.Is("from")
            ? new SqlCommand.Query("COPY") { Changes = [new DataChange(DataChangeKind.Copy, table) { HasCondition = true }] }
            : new SqlCommand.Query("COPY") { Reads = [table] };
    }

    private static SqlCommand.Truncate Truncate(TermCursor cursor)
    {
        cursor.Next();
        cursor.Take("table");
        return new SqlCommand.Truncate(Tables(cursor), cursor.HasAhead("cascade"));
    }

    private static SqlCommand.LockTable Lock(TermCursor cursor)
    {
        cursor.Next();
        cursor.Take("table");
        var tables = Tables(cursor);
        var mode = "access exclusive";
        if (cursor.Take("in"))
        {
            var words = new List<string>();
            while (!cursor.AtEnd && !cursor.Is("mode"))
                words.Add(cursor.Next().Text);
            mode = string.Join(' ', words);
        }
        return new SqlCommand.LockTable(tables, mode);
    }

    private static List<SqlName> Tables(TermCursor cursor)
    {
        var tables = new List<SqlName>();
        do
        {
            if (cursor.Relation() is { } table)
                tables.Add(table);
        }
        while (cursor.TakeSymbol(','));
        return tables;
    }

    private static SqlCommand Refresh(TermCursor cursor)
    {
        if (!cursor.Take("refresh", "materialized", "view"))
            return Unknown();
        var concurrently = cursor.Take("concurrently");
        return cursor.Name() is { } view ? new SqlCommand.Refresh(view, concurrently) : Unknown();
    }

    // GRANT a TO b is about roles; GRANT … ON … about objects.
    private static SqlCommand.Grant Grant(TermCursor cursor)
    {
        var verb = Upper(cursor.Next());
        return new SqlCommand.Grant(cursor.HasAhead("on") ? verb : $"{verb} ROLE");
    }

    private static SqlCommand.Query Explain(TermCursor cursor)
    {
        cursor.Next();
        var analyzes = cursor.IsAny("analyze", "analyse") || IsOn(cursor, "analyze") || IsOn(cursor, "analyse");
        while (cursor.IsAny("analyze", "analyse", "verbose") || cursor.Current.IsOpen
            && cursor.Slice(cursor.At + 1, int.MaxValue).Current is { Kind: TermKind.Word, Text: not ("select" or "with" or "values") })
            cursor.Next();
        var query = QueryReader.Read(cursor.Rest(), "EXPLAIN");
        return analyzes ? query : query with { Changes = [], Plans = [.. query.Changes.Select(change => change.Table)] };
    }

    private static bool IsOn(TermCursor cursor, string option) =>
        cursor.Slice(cursor.At, int.MaxValue).Parenthesis() is { } options && MaintenanceReader.IsOn(options, option);

    private static SqlCommand.Query Declare(TermCursor cursor)
    {
        cursor.MoveTo("for");
        cursor.Take("for");
        return QueryReader.Read(cursor.Rest(), "DECLARE CURSOR");
    }
}
