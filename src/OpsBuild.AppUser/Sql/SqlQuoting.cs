namespace OpsBuild.AppUser.Sql;

/// <summary>Quotes as the server's <c>quote_ident</c> and <c>quote_literal</c> do, except that identifiers are always quoted, which is never wrong.</summary>
internal static class SqlQuoting
{
    /// <summary>An identifier, in quotes.</summary>
    /// <exception cref="ArgumentException">It holds a NUL, which no text of PostgreSQL's can.</exception>
    public static string Identifier(string name) => $"\"{Sound(name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A literal that means the same whatever <c>standard_conforming_strings</c> says.</summary>
    /// <exception cref="ArgumentException">It holds a NUL, which no text of PostgreSQL's can.</exception>
    public static string Literal(string text)
    {
        var doubled = Sound(text).Replace("'", "''", StringComparison.Ordinal);
        return doubled.Contains('\\', StringComparison.Ordinal) ? $" E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal)}'" : $"'{doubled}'";
    }

    private static string Sound(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? throw new ArgumentException("The text holds a NUL character.", nameof(text)) : text;
}
