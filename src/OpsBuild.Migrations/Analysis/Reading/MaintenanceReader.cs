namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads the commands that look after what is there: VACUUM, ANALYZE, CLUSTER, REINDEX, COMMENT.</summary>
internal static class MaintenanceReader
{
    public static SqlCommand Vacuum(TermCursor cursor)
    {
        cursor.Next();
        var isFull = cursor.Parenthesis() is { } options && IsOn(options, "full");
        while (cursor.IsAny("full", "freeze", "verbose", "analyze", "analyse"))
            isFull |= cursor.Next().Text == "full";
        return new SqlCommand.Vacuum(TablesWithColumns(cursor), isFull);
    }

    public static SqlCommand Analyze(TermCursor cursor)
    {
        cursor.Next();
        if (cursor.Current.IsOpen)
            cursor.Next();
        cursor.Take("verbose");
        return new SqlCommand.Analyze(TablesWithColumns(cursor));
    }

    public static SqlCommand Cluster(TermCursor cursor)
    {
        cursor.Next();
        if (cursor.Current.IsOpen)
            cursor.Next();
        cursor.Take("verbose");
        var name = cursor.Name();
        // The old form names the index first.
        return new SqlCommand.Cluster(cursor.Take("on") ? cursor.Name() : name);
    }

    public static SqlCommand Reindex(TermCursor cursor)
    {
        cursor.Next();
        var concurrently = cursor.Parenthesis() is { } options && IsOn(options, "concurrently");
        var what = cursor.Next().Text ?? "";
        concurrently |= cursor.Take("concurrently");
        return new SqlCommand.Reindex(what, cursor.Name(), concurrently);
    }

    public static SqlCommand Describe(TermCursor cursor)
    {
        var tag = cursor.Take("security", "label") ? "SECURITY LABEL" : cursor.Take("comment") ? "COMMENT" : "";
        if (tag.Length == 0 || !cursor.MoveTo("on") || !cursor.Take("on"))
            return new SqlCommand.Other(tag);
        if (cursor.Take("column"))
            return new SqlCommand.Describe(tag, SqlObjectKind.Table, Owner(cursor));
        if (cursor.IsAny("constraint", "trigger", "rule", "policy") && cursor.HasAhead("on"))
        {
            cursor.MoveTo("on");
            cursor.Take("on");
            return new SqlCommand.Describe(tag, SqlObjectKind.Table, cursor.Take("domain") ? null : cursor.Name()) { IsOfPart = true };
        }
        return KindReader.Read(cursor) is { } kind
            ? new SqlCommand.Describe(tag, kind, kind.IsRelation ? cursor.Name() : null)
            : new SqlCommand.Other(tag);
    }

    // table.column or schema.table.column.
    private static SqlName? Owner(TermCursor cursor)
    {
        var offset = cursor.Current.Start;
        var parts = new List<string>();
        do
        {
            if (cursor.Current.IsName)
                parts.Add(cursor.Next().Text);
        }
        while (cursor.TakeSymbol('.'));
        return parts.Count < 2 ? null : new SqlName(parts.Count > 2 ? parts[^3] : null, parts[^2], offset);
    }

    /// <summary>Whether an option of a list in parentheses is given, and not as false.</summary>
    public static bool IsOn(TermCursor options, string option)
    {
        while (!options.AtEnd)
        {
            var one = options.UpToComma();
            if (one.Take(option))
                return one.AtEnd || !(one.IsAny("false", "off") || one.Current.Text == "0" || one.Current.Text is "'false'" or "'off'");
        }
        return false;
    }

    private static List<SqlName> TablesWithColumns(TermCursor cursor)
    {
        var tables = new List<SqlName>();
        while (!cursor.AtEnd)
        {
            var one = cursor.UpToComma();
            if (one.Relation() is { } table)
                tables.Add(table);
        }
        return tables;
    }
}
