namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads CREATE TABLE in its forms.</summary>
internal static class TableReader
{
    public static SqlCommand Read(TermCursor cursor, SqlObjectKind kind, bool isTemporary)
    {
        var tag = $"CREATE {kind}";
        var ifNotExists = cursor.IfNotExists();
        if (cursor.Name() is not { } name)
            return new SqlCommand.Other(tag);
        var table = new SqlCommand.CreateTable(tag, name) { IfNotExists = ifNotExists, IsTemporary = isTemporary };
        if (cursor.Take("partition", "of"))
            table = table with { PartitionOf = cursor.Name() };
        else if (cursor.Take("of"))
            _ = cursor.Name();

        var reads = new List<SqlName>();
        // A partition's bounds stand in parentheses too, after FOR.
        if (cursor.Current.IsOpen)
            table = Elements(cursor.Parenthesis()!, table, reads);
        while (!cursor.AtEnd)
        {
            if (cursor.Take("inherits") && cursor.Parenthesis() is { } parents)
            {
                table = table with { Inherits = parents.Names() };
            }
            else if (cursor.Take("partition", "by"))
            {
                table = table with { IsPartitioned = true };
            }
            else if (cursor.Take("as"))
            {
                table = table with { Tag = $"{tag} AS" };
                if (!cursor.Is("execute"))
                {
                    var query = QueryReader.Read(cursor, "SELECT");
                    reads.AddRange(query.Reads);
                    table = table with { Changes = query.Changes };
                }
                break;
            }
            else
            {
                cursor.Next();
            }
        }
        return table with { Reads = reads };
    }

    private static SqlCommand.CreateTable Elements(TermCursor elements, SqlCommand.CreateTable table, List<SqlName> reads)
    {
        var columns = new List<SqlColumn>();
        var constraints = new List<SqlConstraint>();
        while (!elements.AtEnd)
        {
            var element = elements.UpToComma();
            if (ConstraintReader.IsHere(element))
            {
                if (ConstraintReader.Read(element) is { } constraint)
                    constraints.Add(constraint);
            }
            else if (element.Is("like") && element.Peek(1).IsName && element.Take("like"))
            {
                if (element.Name() is { } like)
                    reads.Add(like);
            }
            else if (ColumnReader.Read(element) is { } column)
            {
                columns.Add(column);
            }
        }
        return table with { Columns = columns, Constraints = constraints };
    }
}
