namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads the actions of ALTER TABLE, and of the ALTER commands that are much like it.</summary>
internal static class AlterActionReader
{
    public static IReadOnlyList<AlterAction> ReadAll(TermCursor cursor)
    {
        var actions = new List<AlterAction>();
        while (!cursor.AtEnd)
            actions.Add(Read(cursor.UpToComma()));
        return actions;
    }

    private static AlterAction Read(TermCursor cursor)
    {
        var offset = cursor.Current.Start;
        var start = cursor.At;
        var read = cursor.Next() switch
        {
            { Kind: TermKind.Word, Text: "add" } => Add(cursor, offset),
            { Kind: TermKind.Word, Text: "drop" } => Drop(cursor, offset),
            { Kind: TermKind.Word, Text: "alter" } => Alter(cursor, offset),
            { Kind: TermKind.Word, Text: "rename" } => Rename(cursor, offset),
            { Kind: TermKind.Word, Text: "set" } => Set(cursor, offset),
            { Kind: TermKind.Word, Text: "reset" } => new AlterAction.Parameters(offset, ParameterNames(cursor)),
            { Kind: TermKind.Word, Text: "validate" } when cursor.Take("constraint") && cursor.Name() is { } name =>
                new AlterAction.ValidateConstraint(offset, name),
            { Kind: TermKind.Word, Text: "attach" } when cursor.Take("partition") && cursor.Name() is { } name =>
                new AlterAction.AttachPartition(offset, name),
            { Kind: TermKind.Word, Text: "detach" } when cursor.Take("partition") && cursor.Name() is { } name =>
                new AlterAction.DetachPartition(offset, name, cursor.IsAny("concurrently", "finalize")),
            { Kind: TermKind.Word, Text: "inherit" } when cursor.Name() is { } name => new AlterAction.Inherit(offset, name, Ends: false),
            { Kind: TermKind.Word, Text: "no" } when cursor.Take("inherit") && cursor.Name() is { } name =>
                new AlterAction.Inherit(offset, name, Ends: true),
            { Kind: TermKind.Word, Text: "cluster" } when cursor.Is("on") => new AlterAction.ChooseCluster(offset),
            { Kind: TermKind.Word, Text: "enable" or "disable" } => Switch(cursor, offset),
            { Kind: TermKind.Word, Text: "owner" } when cursor.Is("to") => new AlterAction.ChangeOwner(offset),
            { Kind: TermKind.Word, Text: "owned" } when cursor.Take("by") => OwnedBy(cursor, offset),
            _ => null,
        };
        return read ?? new AlterAction.Other(offset, Words(cursor.Slice(start, start + 3)));
    }

    private static AlterAction? Add(TermCursor cursor, int offset)
    {
        if (cursor.Is("value") && (cursor.Peek(1).Kind == TermKind.Text || cursor.Peek(1).Is("if")))
        {
            cursor.Take("value");
            var exists = cursor.IfNotExists();
            return cursor.Current.Kind == TermKind.Text
                ? new AlterAction.AddValue(offset, QuotedText.Content(cursor.Current.Text), exists)
                : null;
        }
        if (ConstraintReader.IsHere(cursor))
            return ConstraintReader.Read(cursor) is { } constraint ? new AlterAction.AddConstraint(offset, constraint) : null;
        _ = cursor.Take("column") || (cursor.Is("attribute") && cursor.Peek(2).IsName && cursor.Take("attribute"));
        var ifNotExists = cursor.IfNotExists();
        return ColumnReader.Read(cursor) is { } column ? new AlterAction.AddColumn(offset, column, ifNotExists) : null;
    }

    private static AlterAction? Drop(TermCursor cursor, int offset)
    {
        if (cursor.Take("not", "null"))
            return new AlterAction.DropNotNull(offset, null);
        if (cursor.Take("default"))
            return new AlterAction.ChangeDefault(offset, null);
        if (cursor.Take("constraint"))
        {
            var ifExists = cursor.IfExists();
            return cursor.Name() is { } constraint
                ? new AlterAction.DropConstraint(offset, constraint, ifExists, cursor.HasAhead("cascade")) : null;
        }
        _ = cursor.Take("column") || (cursor.Is("attribute") && cursor.Peek(1).IsName && cursor.Take("attribute"));
        var exists = cursor.IfExists();
        return cursor.Name() is { } column ? new AlterAction.DropColumn(offset, column, exists, cursor.Is("cascade")) : null;
    }

    private static AlterAction? Alter(TermCursor cursor, int offset)
    {
        if (cursor.Take("constraint"))
            return null;
        if (!cursor.Take("column"))
            cursor.Take("attribute");
        // An index's columns have numbers.
        if (cursor.Current.Kind == TermKind.Number)
        {
            cursor.Next();
            return new AlterAction.ColumnStatistics(offset, null);
        }
        if (cursor.Name() is not { } column)
            return null;
        var words = Words(cursor.Slice(cursor.At, cursor.At + 2));
        if (cursor.Take("type") || cursor.Take("set", "data", "type"))
        {
            var type = TypeReader.Read(cursor);
            var collates = cursor.Is("collate");
            var conversion = cursor.MoveTo("using") && cursor.Take("using") ? new SqlExpression(cursor.Rest()) : null;
            return new AlterAction.ChangeType(offset, column, type, conversion) { Collates = collates };
        }
        return words switch
        {
            "set not" => new AlterAction.SetNotNull(offset, column),
            "drop not" => new AlterAction.DropNotNull(offset, column),
            "set default" or "drop default" => new AlterAction.ChangeDefault(offset, column),
            "set statistics" or "set (" or "reset (" => new AlterAction.ColumnStatistics(offset, column),
            _ => new AlterAction.ChangeColumn(offset, column, words),
        };
    }

    private static AlterAction? Rename(TermCursor cursor, int offset)
    {
        if (cursor.Take("to"))
            return cursor.Name() is { } to ? new AlterAction.Rename(offset, to) : null;
        var part = cursor.IsAny("column", "constraint", "attribute", "value") && !cursor.Peek(1).Is("to") ? cursor.Next().Text : "column";
        var from = Name(cursor);
        return cursor.Take("to") ? new AlterAction.RenamePart(offset, part, from, Name(cursor)) : null;
    }

    private static string Name(TermCursor cursor) =>
        cursor.Current.Kind == TermKind.Text ? QuotedText.Content(cursor.Next().Text) : cursor.Name()?.Name ?? "";

    private static AlterAction? Set(TermCursor cursor, int offset)
    {
        if (cursor.Current.IsOpen)
            return new AlterAction.Parameters(offset, ParameterNames(cursor));
        if (cursor.Take("schema"))
            return cursor.Name() is { } schema ? new AlterAction.SetSchema(offset, schema) : null;
        if (cursor.Take("without", "cluster"))
            return new AlterAction.ChooseCluster(offset);
        if (cursor.Take("not", "null"))
            return new AlterAction.SetNotNull(offset, null);
        if (cursor.Take("default"))
            return new AlterAction.ChangeDefault(offset, null);
        if (cursor.IsAny("tablespace", "logged", "unlogged") || cursor.Follow("access", "method"))
        {
            var words = Words(cursor.Slice(cursor.At, cursor.At + (cursor.Is("access") ? 2 : 1)));
            return new AlterAction.Move(offset, $"SET {words.ToUpperInvariant()}");
        }
        return null;
    }

    private static AlterAction.SwitchTrigger? Switch(TermCursor cursor, int offset)
    {
        _ = cursor.Take("replica") || cursor.Take("always");
        return cursor.Is("trigger") ? new AlterAction.SwitchTrigger(offset) : null;
    }

    private static AlterAction.OwnedBy OwnedBy(TermCursor cursor, int offset)
    {
        if (cursor.Take("none") || cursor.Current is not { IsName: true } first)
            return new AlterAction.OwnedBy(offset, null);
        // schema.table.column or table.column: the last name is the column's.
        var parts = new List<string> { cursor.Next().Text };
        while (cursor.TakeSymbol('.') && cursor.Current.IsName)
            parts.Add(cursor.Next().Text);
        var owner = parts.Count < 2 ? null : new SqlName(parts.Count > 2 ? parts[^3] : null, parts[^2], first.Start);
        return new AlterAction.OwnedBy(offset, owner);
    }

    private static List<string> ParameterNames(TermCursor cursor)
    {
        var names = new List<string>();
        if (cursor.Parenthesis() is { } inside)
        {
            while (!inside.AtEnd)
            {
                if (inside.UpToComma().Name() is { } name)
                    names.Add(name.Name);
            }
        }
        return names;
    }

    private static string Words(TermCursor cursor)
    {
        var words = new List<string>();
        while (!cursor.AtEnd)
            words.Add(cursor.Next().Text);
        return string.Join(' ', words);
    }
}
