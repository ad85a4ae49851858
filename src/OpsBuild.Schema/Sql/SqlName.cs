using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Schema.Sql;

/// <summary>Names as the server's <c>quote_ident</c> writes them, alone or after each other.</summary>
public static class SqlName
{
    /// <summary>The name without its quotes.</summary>
    public static string Unquoted(string name) =>
        name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name;

    /// <summary>In quotes, which are never wrong.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The last name of a qualified one: <c>note</c> of <c>public.orders.note</c>.</summary>
    public static string Last(string qualified)
    {
        var at = 0;
        var last = qualified;
        while (at < qualified.Length)
        {
            last = UpTo('.', qualified, ref at);
            at++;
        }

        return last;
    }

    /// <summary>The name of a routine or operator without the types of its arguments; null of null.</summary>
    [return: NotNullIfNotNull(nameof(signature))]
    public static string? WithoutArguments(string? signature)
    {
        var at = 0;
        return signature is null ? null : UpTo('(', signature, ref at);
    }

    /// <summary>The text from a place to a separator that is in no quotes, or to the end; the place is the separator's then.</summary>
    public static string UpTo(char separator, string text, ref int at)
    {
        var start = at;
        for (var quoted = false; at < text.Length && (quoted || text[at] != separator); at++)
            quoted ^= text[at] == '"';
        return text[start..at];
    }
}
