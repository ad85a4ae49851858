namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads a column's definition, up to the cursor's end.</summary>
internal static class ColumnReader
{
    private static readonly HashSet<string> Serials = ["serial", "serial2", "serial4", "serial8", "smallserial", "bigserial"];

    private static readonly string[] EndsDefault =
        ["constraint", "check", "unique", "primary", "references", "not", "null", "generated", "deferrable", "initially"];

    public static SqlColumn? Read(TermCursor cursor)
    {
        if (cursor.Name() is not { } name)
            return null;
        // A partition's column, or one of a typed table, has constraints alone, with or without WITH OPTIONS before them.
        var type = cursor.Take("with", "options") || StartsConstraint(cursor) ? null : TypeReader.Read(cursor);
        var column = new SqlColumn(name, type);
        if (type is not null && Serials.Contains(type.Name))
        {
            column = column with
            {
                Source = ColumnSource.Sequence, IsNotNull = true,
                Type = new SqlType(Integer(type.Name), [], false),
            };
        }
        var constraints = new List<SqlConstraint>();
        SqlName? constraintName = null;
        while (!cursor.AtEnd)
        {
            var offset = cursor.Current.Start;
            if (cursor.Take("constraint"))
            {
                constraintName = cursor.Name();
                continue;
            }
            if (cursor.Take("not", "null"))
                column = column with { IsNotNull = true };
            else if (cursor.Take("default"))
                column = column with { Source = ColumnSource.Default, Value = Default(cursor) };
            else if (cursor.Take("generated"))
                column = Generated(cursor, column);
            else if (cursor.Take("check"))
                constraints.Add(Check(cursor, constraintName, offset));
            else if (cursor.Take("unique"))
                constraints.Add(new SqlConstraint(ConstraintKind.Unique, constraintName, offset));
            else if (cursor.Take("primary", "key"))
                constraints.Add(new SqlConstraint(ConstraintKind.PrimaryKey, constraintName, offset));
            else if (cursor.Take("references"))
                constraints.Add(new SqlConstraint(ConstraintKind.ForeignKey, constraintName, offset) { References = cursor.Name() });
            else if (constraints.Count > 0 && cursor.Take("not", "enforced"))
                constraints[^1] = constraints[^1] with { IsNotValid = true, IsNotEnforced = true };
            else
            {
                cursor.Next();
                continue;
            }
            constraintName = null;
        }
        var isKey = constraints.Exists(constraint => constraint.Kind == ConstraintKind.PrimaryKey);
        return column with { Constraints = constraints, IsNotNull = column.IsNotNull || isKey };
    }

    private static string Integer(string serial) => serial switch
    {
        "serial2" or "smallserial" => "smallint",
        "serial8" or "bigserial" => "bigint",
        _ => "integer",
    };

    private static SqlConstraint Check(TermCursor cursor, SqlName? name, int offset) =>
        new(ConstraintKind.Check, name, offset) { Expression = ConstraintReader.Expression(cursor) };

    private static bool StartsConstraint(TermCursor cursor) =>
        cursor.AtEnd || cursor.IsAny("constraint", "check", "unique", "primary", "references", "not", "null", "default", "generated",
            "collate");

    // A default has no AND, OR or NOT outside of parentheses, so the next constraint's first word ends it.
    private static SqlExpression Default(TermCursor cursor)
    {
        var start = cursor.At;
        cursor.Next();
        while (!cursor.AtEnd && !cursor.IsAny(EndsDefault))
            cursor.Next();
        return new SqlExpression(cursor.Terms, start, cursor.At);
    }

    private static SqlColumn Generated(TermCursor cursor, SqlColumn column)
    {
        if (!cursor.MoveTo("as") || !cursor.Take("as"))
            return column;
        if (cursor.Take("identity"))
        {
            cursor.Parenthesis();
            return column with { Source = ColumnSource.Sequence, IsNotNull = true };
        }
        var value = ConstraintReader.Expression(cursor);
        // Without a word PostgreSQL 18 computes it when it is read; before that, STORED has to stand there.
        return column with { Source = cursor.Take("stored") ? ColumnSource.Stored : ColumnSource.Virtual, Value = value };
    }
}
