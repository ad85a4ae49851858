namespace OpsBuild.Schema.Sql;

/// <summary>Options of foreign things as the catalog holds them, one <c>name=value</c> a line, and as OPTIONS takes them.</summary>
internal static class ForeignOptions
{
    /// <summary>The clause with all options, with a blank before it; nothing for none.</summary>
    public static string All(string? options) => Clause(Parse(options).Select(pair => $"{Name(pair.Key)} {SqlLiteral.Of(pair.Value)}"));

    /// <summary>The clause that makes the one set of options of the other.</summary>
    public static string Between(string? have, string? want)
    {
        var (before, after) = (Parse(have), Parse(want));
        return Clause(
        [
            .. before.Keys.Where(name => !after.ContainsKey(name)).Select(name => $"DROP {Name(name)}"),
            .. after.Where(pair => before.GetValueOrDefault(pair.Key) != pair.Value)
                .Select(pair => $"{(before.ContainsKey(pair.Key) ? "SET" : "ADD")} {Name(pair.Key)} {SqlLiteral.Of(pair.Value)}"),
        ]);
    }

    /// <summary>The name of an option, quoted.</summary>
    public static string Name(string name) => SqlName.Quoted(name);

    private static string Clause(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? $" OPTIONS ({list})" : "";

    private static SortedDictionary<string, string> Parse(string? options)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in options?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            all[line[..at]] = line[(at + 1)..];
        }

        return all;
    }
}
