namespace OpsBuild.Schema.Sql;

/// <summary>Settings of a routine, role or database as the catalog holds them, one <c>name=value</c> a line, and as SET takes them.</summary>
internal static class SqlSettings
{
    // Their values are lists of names, each of which SET wants in quotes of its own (GUC_LIST_QUOTE in the server's guc_tables.c).
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        "search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries", "shared_preload_libraries", "unix_socket_directories",
    };

    /// <summary>The clauses <c>SET name TO value</c>.</summary>
    public static IEnumerable<string> Set(string? settings) => Parse(settings).Select(pair => Set(pair.Key, pair.Value));

    /// <summary>The clauses <c>SET</c> and <c>RESET</c> that make the one set of settings of the other.</summary>
    public static IEnumerable<string> Between(string? have, string? want)
    {
        var (before, after) = (Parse(have), Parse(want));
        return
        [
            .. before.Keys.Where(name => !after.ContainsKey(name)).Select(name => $"RESET {Name(name)}"),
            .. after.Where(pair => before.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => Set(pair.Key, pair.Value)),
        ];
    }

    private static SortedDictionary<string, string> Parse(string? settings)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in settings?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            all[line[..at]] = line[(at + 1)..];
        }

        return all;
    }

    private static string Set(string name, string value) =>
        $"SET {Name(name)} TO {(Lists.Contains(name) ? string.Join(", ", SqlText.Split(value).Select(item => SqlLiteral.Of(SqlName.Unquoted(item)))) : SqlLiteral.Of(value))}";

    // A setting of an extension has its prefix; each part is a name.
    private static string Name(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') ? name
        : string.Join('.', name.Split('.').Select(SqlName.Quoted));
}
