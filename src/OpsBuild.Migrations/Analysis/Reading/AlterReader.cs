namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads ALTER.</summary>
internal static class AlterReader
{
    public static SqlCommand Read(TermCursor cursor)
    {
        cursor.Next();
        if (KindReader.Read(cursor) is not { } kind)
            return new SqlCommand.Other("");
        var tag = $"ALTER {kind}";
        if (kind.Words is "DEFAULT PRIVILEGES" or "SYSTEM" or "LARGE OBJECT")
            return new SqlCommand.Other(tag);
        if (cursor.Follow("all", "in", "tablespace"))
            return new SqlCommand.AlterAll(kind, tag);
        var ifExists = cursor.IfExists();
        if (cursor.Relation() is not { } name)
            return new SqlCommand.Other(tag);
        SqlName? on = null;
        if (kind.Words is "TRIGGER" or "RULE" or "POLICY" && cursor.Take("on"))
            on = cursor.Name();
        var actions = kind switch
        {
            _ when kind == SqlObjectKind.Sequence => OfSequence(cursor),
            _ when kind.IsRelation || kind == SqlObjectKind.Type || kind == SqlObjectKind.Domain => AlterActionReader.ReadAll(cursor),
            _ => OfOther(cursor),
        };
        return new SqlCommand.Alter(kind, name, actions, tag) { IfExists = ifExists, On = on };
    }

    // Its options stand side by side, without commas.
    private static IReadOnlyList<AlterAction> OfSequence(TermCursor cursor)
    {
        if (cursor.IsAny("rename", "set", "owner"))
            return AlterActionReader.ReadAll(cursor);
        return cursor.HasAhead("owned", "by") && cursor.MoveTo("owned", "by")
            ? AlterActionReader.ReadAll(cursor)
            : [new AlterAction.Other(cursor.Current.Start, "")];
    }

    // Routines and operators have arguments between the name and what is done.
    private static IReadOnlyList<AlterAction> OfOther(TermCursor cursor)
    {
        if (cursor.Current.IsOpen)
            cursor.Next();
        while (!cursor.AtEnd && !cursor.IsAny("rename", "set", "owner"))
            cursor.Next();
        return AlterActionReader.ReadAll(cursor);
    }
}
