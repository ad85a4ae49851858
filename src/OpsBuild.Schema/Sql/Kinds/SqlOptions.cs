using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Options as an attribute has them, <c>name=value</c> one a line, and as SQL writes them.</summary>
internal sealed partial class SqlOptions
{
    private readonly ImmutableSortedDictionary<string, string> items;

    private SqlOptions(ImmutableSortedDictionary<string, string> items) => this.items = items;

    public bool IsEmpty => items.IsEmpty;

    /// <summary>Reads an attribute; null has none.</summary>
    /// <param name="attribute">The attribute's value.</param>
    /// <param name="prefix">Before each name: <c>toast.</c>.</param>
    public static SqlOptions Parse(string? attribute, string prefix = "")
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string? last = null;
        foreach (var line in attribute?.Split('\n') ?? [])
        {
            // A value may hold line breaks; what has no equals sign goes on with it.
            if (line.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                items[last = prefix + Name(line[..at])] = line[(at + 1)..];
            else if (last is not null)
                items[last] += $"\n{line}";
        }

        return new SqlOptions(items.ToImmutable());
    }

    public SqlOptions With(SqlOptions other) => new(items.SetItems(other.items));

    /// <summary>In parentheses: <c>(fillfactor = 50)</c>.</summary>
    public string List() => $"({string.Join(", ", items.Select(item => $"{item.Key} = {Value(item.Value)}"))})";

    /// <summary>As OPTIONS of a foreign object: <c>(column_name 'x')</c>.</summary>
    public string ForeignList() => $"({string.Join(", ", items.Select(item => $"{item.Key} {SqlLiteral.Of(item.Value)}"))})";

    /// <summary>SET and RESET clauses that make these options of others.</summary>
    public static IEnumerable<string> Changes(SqlOptions have, SqlOptions want)
    {
        var gone = have.items.Keys.Where(name => !want.items.ContainsKey(name)).ToList();
        if (gone.Count > 0)
            yield return $"RESET ({string.Join(", ", gone)})";
        var set = want.items.Where(item => have.items.GetValueOrDefault(item.Key) != item.Value).ToList();
        if (set.Count > 0)
            yield return $"SET ({string.Join(", ", set.Select(item => $"{item.Key} = {Value(item.Value)}"))})";
    }

    /// <summary>The OPTIONS clause that makes these options of a foreign object of others; null where nothing differs.</summary>
    public static string? ForeignChanges(SqlOptions have, SqlOptions want)
    {
        string[] parts =
        [
            .. have.items.Keys.Where(name => !want.items.ContainsKey(name)).Select(name => $"DROP {name}"),
            .. want.items.Where(item => have.items.TryGetValue(item.Key, out var was) && was != item.Value)
                .Select(item => $"SET {item.Key} {SqlLiteral.Of(item.Value)}"),
            .. want.items.Where(item => !have.items.ContainsKey(item.Key)).Select(item => $"ADD {item.Key} {SqlLiteral.Of(item.Value)}"),
        ];
        return parts.Length == 0 ? null : $"OPTIONS ({string.Join(", ", parts)})";
    }

    private static string Name(string name) => Plain().IsMatch(name) ? name : SqlName.Quoted(name);

    private static string Value(string value) => Number().IsMatch(value) || value is "on" or "off" or "true" or "false" ? value : SqlLiteral.Of(value);

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();
}
