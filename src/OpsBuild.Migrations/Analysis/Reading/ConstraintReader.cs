namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads constraints of tables and domains.</summary>
internal static class ConstraintReader
{
    /// <summary>Whether a constraint begins here rather than a column.</summary>
    public static bool IsHere(TermCursor cursor) =>
        cursor.IsAny("constraint", "check", "unique", "primary", "foreign")
        || (cursor.Is("exclude") && (cursor.Peek(1).Is("using") || cursor.Peek(1).IsOpen))
        || (cursor.Follow("not", "null") && cursor.Peek(2).IsName);

    /// <summary>Reads one up to its end, which is the cursor's.</summary>
    public static SqlConstraint? Read(TermCursor cursor)
    {
        var offset = cursor.Current.Start;
        var name = cursor.Take("constraint") ? cursor.Name() : null;
        SqlConstraint? read = null;
        if (cursor.Take("check"))
            read = new SqlConstraint(ConstraintKind.Check, name, offset) { Expression = Expression(cursor) };
        else if (cursor.Take("unique"))
            read = Key(cursor, ConstraintKind.Unique, name, offset);
        else if (cursor.Take("primary", "key"))
            read = Key(cursor, ConstraintKind.PrimaryKey, name, offset);
        else if (cursor.Take("exclude"))
            read = new SqlConstraint(ConstraintKind.Exclude, name, offset);
        else if (cursor.Take("foreign", "key"))
            read = new SqlConstraint(ConstraintKind.ForeignKey, name, offset) { References = Referenced(cursor) };
        else if (cursor.Take("not", "null"))
            read = new SqlConstraint(ConstraintKind.NotNull, name, offset) { Column = cursor.Name()?.Name };
        var isNotEnforced = cursor.HasAhead("not", "enforced");
        return read is null ? null : read with { IsNotValid = isNotEnforced || cursor.HasAhead("not", "valid"), IsNotEnforced = isNotEnforced };
    }

    public static SqlExpression? Expression(TermCursor cursor) => cursor.Parenthesis() is { } inside ? new SqlExpression(inside) : null;

    private static SqlName? Referenced(TermCursor cursor) =>
        cursor.MoveTo("references") && cursor.Take("references") ? cursor.Name() : null;

    private static SqlConstraint Key(TermCursor cursor, ConstraintKind kind, SqlName? name, int offset) =>
        new(kind, name, offset) { UsesIndex = cursor.Follow("using", "index") && !cursor.Peek(2).Is("tablespace") };
}
