namespace OpsBuild.Schema.Sql;

/// <summary>SQL as the server deparses it, taken apart where neither quotes nor parentheses hold it together.</summary>
internal static class SqlText
{
    /// <summary>The items between commas, trimmed; none of an empty text.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        List<string> items = [];
        for (var start = 0; start < list.Length;)
        {
            var end = Find(",", list, start);
            items.Add(list[start..end].Trim());
            start = end + 1;
        }

        return items;
    }

    /// <summary>Where a text occurs first, from a place on, or the whole length.</summary>
    public static int Find(string text, string sql, int from = 0)
    {
        var depth = 0;
        for (var at = from; at < sql.Length; at++)
        {
            if (depth == 0 && string.CompareOrdinal(sql, at, text, 0, text.Length) == 0)
                return at;
            switch (sql[at])
            {
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case '\'' or '"':
                    at = EndOfQuotes(sql, at);
                    break;
            }
        }

        return sql.Length;
    }

    // Of two quotes in a row, which stand for one, the second opens what the first closed. Only text after an E has backslashes of its own.
    private static int EndOfQuotes(string sql, int at)
    {
        var escapes = sql[at] == '\'' && at > 0 && sql[at - 1] == 'E';
        for (var end = at + 1; end < sql.Length; end++)
        {
            if (escapes && sql[end] == '\\')
                end++;
            else if (sql[end] == sql[at])
                return end;
        }

        return sql.Length;
    }
}
