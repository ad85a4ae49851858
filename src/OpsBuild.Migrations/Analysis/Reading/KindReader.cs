namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads which kind of object a command is about.</summary>
internal static class KindReader
{
    // Longer ones first: FOREIGN TABLE is no TABLE, and OPERATOR CLASS no OPERATOR.
    private static readonly (string[] Words, SqlObjectKind Kind)[] Kinds =
    [
        .. new[]
        {
            "access method", "aggregate", "cast", "collation", "conversion", "database", "default privileges", "domain", "event trigger",
            "extension",
            "foreign data wrapper", "foreign table", "function", "index", "language", "large object", "materialized view",
            "operator class", "operator family",
            "operator", "policy", "procedure", "publication", "role", "routine", "rule", "schema", "sequence", "server", "statistics",
            "subscription", "system",
            "table", "tablespace", "text search configuration", "text search dictionary", "text search parser", "text search template",
            "transform", "trigger",
            "type", "user mapping", "view",
        }.Select(words => (words.Split(' '), new SqlObjectKind(words.ToUpperInvariant()))),
        // Other words for the same.
        (["procedural", "language"], new("LANGUAGE")),
        (["user"], new("ROLE")),
        (["group"], new("ROLE")),
    ];

    private static readonly Dictionary<string, (string[] Words, SqlObjectKind Kind)[]> ByFirstWord =
        Kinds.GroupBy(kind => kind.Words[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(kind => kind.Words.Length).ToArray(),
                StringComparer.Ordinal);

    /// <summary>Passes the words of a kind; null where none stands here.</summary>
    public static SqlObjectKind? Read(TermCursor cursor)
    {
        if (cursor.Current.Kind != TermKind.Word || !ByFirstWord.TryGetValue(cursor.Current.Text, out var kinds))
            return null;
        foreach (var (words, kind) in kinds)
        {
            if (cursor.Take(words))
                return kind;
        }
        return null;
    }
}
