using System.Text.RegularExpressions;

namespace OpsBuild.Schema;

/// <summary>How a kind is written for people and in JSON.</summary>
public static partial class ObjectKindWords
{
    private static readonly Dictionary<ObjectKind, string> Words =
        Enum.GetValues<ObjectKind>().ToDictionary(kind => kind, kind => WordStart().Replace(kind.ToString(), " $0").ToLowerInvariant());

    /// <summary>The kind in lower-case words: <c>materialized view</c>.</summary>
    public static string Word(this ObjectKind kind) => Words[kind];

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
