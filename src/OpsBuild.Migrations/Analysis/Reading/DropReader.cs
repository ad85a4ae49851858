namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads DROP.</summary>
internal static class DropReader
{
    public static SqlCommand Read(TermCursor cursor)
    {
        cursor.Next();
        if (cursor.Take("owned"))
            return new SqlCommand.Drop(new SqlObjectKind("OWNED"), [], "DROP OWNED") { Cascade = cursor.HasAhead("cascade") };
        if (KindReader.Read(cursor) is not { } kind)
            return new SqlCommand.Other("");
        var concurrently = cursor.Take("concurrently");
        var ifExists = cursor.IfExists();
        var names = kind == SqlObjectKind.Operator ? [] : Names(cursor);
        // Of a trigger, a rule and a policy: the table.
        var on = kind.Words is "TRIGGER" or "RULE" or "POLICY" && cursor.Take("on") ? cursor.Name() : null;
        return new SqlCommand.Drop(kind, names, $"DROP {kind}")
        {
            IfExists = ifExists, Concurrently = concurrently, On = on, Cascade = cursor.MoveTo("cascade"),
        };
    }

    // A routine has its arguments behind it. An operator is no name at all, and of a cast the types are named alone.
    private static List<SqlName> Names(TermCursor cursor)
    {
        var names = new List<SqlName>();
        do
        {
            if (cursor.Name() is { } name)
                names.Add(name);
            cursor.Parenthesis();
        }
        while (cursor.TakeSymbol(','));
        return names;
    }
}
