namespace OpsBuild.Migrations.Statements;

/// <summary>How a delimiter is written down.</summary>
internal static class Delimiter
{
    /// <summary>What ends a statement unless a file says otherwise.</summary>
    public const string Semicolon = ";";

    /// <summary>Resolves the three escapes that Atlas knows.</summary>
    public static string Unescape(string text) => text
        .Replace(@"\n", "\n", StringComparison.Ordinal)
        .Replace(@"\r", "\r", StringComparison.Ordinal)
        .Replace(@"\t", "\t", StringComparison.Ordinal);
}
