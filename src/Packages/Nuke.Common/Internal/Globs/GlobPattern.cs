using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.Internal.Globs;

/// <summary>A pattern of <see cref="IO.Globbing"/>, matched against paths relative to the folder that is searched.</summary>
internal sealed class GlobPattern
{
    private readonly Regex regex;

    public GlobPattern(string pattern, bool ignoresCase) =>
        regex = new Regex(
            ToRegex(pattern.Replace('\\', '/')),
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None));

    public bool Matches(string relativePath) => regex.IsMatch(relativePath.Replace('\\', '/'));

    private static string ToRegex(string pattern)
    {
        var result = new StringBuilder("^");
        var depth = 0;
        for (var index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                // "**/" is any number of folders, none included; a closing "**" is everything below.
                case '*' when pattern.AsSpan(index).StartsWith("**/"):
                    result.Append("(?:[^/]+/)*");
                    index += 2;
                    break;
                case '*' when pattern.AsSpan(index).StartsWith("**"):
                    result.Append(".*");
                    index++;
                    break;
                case '*':
                    result.Append("[^/]*");
                    break;
                case '?':
                    result.Append("[^/]");
                    break;
                case '{':
                    depth++;
                    result.Append("(?:");
                    break;
                case '}' when depth > 0:
                    depth--;
                    result.Append(')');
                    break;
                case ',' when depth > 0:
                    result.Append('|');
                    break;
                default:
                    result.Append(Regex.Escape(pattern[index].ToString()));
                    break;
            }
        }

        return depth == 0
            ? result.Append('$').ToString()
            : throw new ArgumentException($"The pattern '{pattern}' opens a brace that it does not close.", nameof(pattern));
    }
}
