using System.Text;

namespace Nuke.Common.Internal.CommandLine;

/// <summary>How a member's name is spelt as a switch, and when two spellings are the same.</summary>
internal static class ParameterNames
{
    // Names that people write as one word although they have a hump.
    private static readonly string[] KnownWords =
    [
        "DotNet", "GitHub", "GitVersion", "MSBuild", "NuGet", "ReSharper", "AppVeyor", "TeamCity", "GitLab", "SignPath", "JetBrains",
    ];

    public static bool Same(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    /// <summary><c>PersonName</c> becomes <c>--person-name</c>.</summary>
    public static string ToSwitch(string name) => "--" + Kebab(name);

    public static string Kebab(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        var position = 0;
        while (position < name.Length)
        {
            var length = WordLength(name, position);
            if (result.Length > 0)
                result.Append('-');
            result.Append(name.AsSpan(position, length).ToString().ToLowerInvariant());
            position += length;
        }

        return result.ToString();
    }

    private static int WordLength(string name, int start)
    {
        var known = Array.Find(KnownWords, word => string.CompareOrdinal(name, start, word, 0, word.Length) == 0);
        if (known is not null)
            return known.Length;

        var end = start + 1;
        if (char.IsUpper(name[start]) && end < name.Length && char.IsUpper(name[end]))
        {
            // A run of capitals is one word; its last capital opens the next one when a small letter follows: AWSRegion is AWS, Region.
            while (end < name.Length && char.IsUpper(name[end]) && (end + 1 == name.Length || !char.IsLower(name[end + 1])))
                end++;
            return end - start;
        }

        while (end < name.Length && !char.IsUpper(name[end]))
            end++;
        return end - start;
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal);
}
