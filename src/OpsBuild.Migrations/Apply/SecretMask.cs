using System.Text.RegularExpressions;

namespace OpsBuild.Migrations.Apply;

/// <summary>Takes passwords out of SQL and out of what servers say about it.</summary>
internal static partial class SecretMask
{
    private const int LongestExcerpt = 200;

    public static string Apply(string text) => ConnectionText().Replace(Literal().Replace(text, "$1'***'"), "$1***");

    /// <summary>The start of a statement on one line.</summary>
    public static string Excerpt(string statement)
    {
        var line = Blanks().Replace(Apply(statement), " ").Trim();
        return line.Length <= LongestExcerpt ? line : string.Concat(line.AsSpan(0, LongestExcerpt), "…");
    }

    // PASSWORD 'x' of CREATE ROLE and of user mappings: with a prefix, in dollar quotes, or inside a text, where its quotes are doubled.
    [GeneratedRegex(@"(\bpassword\b[\s=,]*)(?:(?:e|n|u&)?(?:''(?:[^']|'(?!'))+''|'(?:[^'\\]|''|\\.)*')|\$(\w*)\$.*?\$\2\$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Literal();

    // password=x of connection texts (dblink, subscriptions).
    [GeneratedRegex(@"(\bpassword\s*=\s*)[^\s';*]+", RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionText();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
