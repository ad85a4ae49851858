using System.Text;
using System.Text.RegularExpressions;

namespace OpsBuild.Images.Contexts;

/// <summary>One line of a <c>.dockerignore</c>: a pattern of paths with <c>*</c>, <c>?</c>, <c>[…]</c> and <c>**</c>, which a <c>!</c> takes back in.</summary>
internal sealed class IgnorePattern
{
    private readonly Regex[] parts;
    private readonly Regex whole;

    private IgnorePattern(string text, bool takesIn)
    {
        TakesIn = takesIn;
        var segments = text.Split('/');
        // What comes after ** may lie anywhere below.
        AnyDepthFrom = Array.FindIndex(segments, segment => segment.Contains("**", StringComparison.Ordinal));
        parts = [.. segments.Select(Compiled)];
        whole = Compiled(text);
    }

    /// <summary>Whether it begins with <c>!</c>.</summary>
    public bool TakesIn { get; }

    private int AnyDepthFrom { get; }

    /// <returns>Null for a line that says nothing: an empty one, a comment.</returns>
    /// <exception cref="FormatException">It is no pattern.</exception>
    public static IgnorePattern? Parse(string line)
    {
        if (line.StartsWith('#') || line.Trim() is not { Length: > 0 } text)
            return null;
        var takesIn = text[0] == '!';
        text = Cleaned((takesIn ? text[1..] : text).Trim());
        return text.Length == 0 ? throw new FormatException($"'{line}' names no path.") : new IgnorePattern(text, takesIn);
    }

    /// <summary>Whether it names this very path.</summary>
    /// <param name="path">Relative to the context's root, with slashes.</param>
    public bool Matches(string path) => whole.IsMatch(path);

    /// <summary>Whether it may name something below a folder.</summary>
    public bool MayMatchBelow(string folder)
    {
        var segments = folder.Split('/');
        for (var at = 0; at < segments.Length; at++)
        {
            if (AnyDepthFrom >= 0 && at >= AnyDepthFrom)
                return true;
            if (at >= parts.Length || !parts[at].IsMatch(segments[at]))
                return false;
        }

        return parts.Length > segments.Length;
    }

    // As a path is cleaned: no doubled slash, no dot, no slash at either end; what leads out of the root stays and matches nothing.
    private static string Cleaned(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment == ".." && kept.Count > 0 && kept[^1] != "..")
                kept.RemoveAt(kept.Count - 1);
            else
                kept.Add(segment);
        }

        return string.Join('/', kept);
    }

    private static Regex Compiled(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when at + 1 < pattern.Length && pattern[at + 1] == '*':
                    at++;
                    if (at + 1 < pattern.Length && pattern[at + 1] == '/')
                        at++;
                    regex.Append(at + 1 == pattern.Length ? ".*" : "(?:.*/)?");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '[':
                    at = AppendClass(regex, pattern, at);
                    break;
                case '\\' when at + 1 < pattern.Length:
                    regex.Append(Regex.Escape(pattern[++at].ToString()));
                    break;
                case '\\':
                    throw new FormatException($"'{pattern}' ends with a backslash that escapes nothing.");
                case var literal:
                    regex.Append(Regex.Escape(literal.ToString()));
                    break;
            }
        }

        return new Regex(regex.Append(@"\z").ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    private static int AppendClass(StringBuilder regex, string pattern, int open)
    {
        var close = pattern.IndexOf(']', open + 1);
        if (close <= open + 1)
            throw new FormatException($"'{pattern}' has a [ without its ], or nothing between them.");
        var inside = pattern[(open + 1)..close];
        var isNegated = inside[0] == '^';
        regex.Append(isNegated ? "[^/" : "[").Append((isNegated ? inside[1..] : inside).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal)).Append(']');
        return close;
    }
}
