using System.Text.RegularExpressions;

namespace OpsBuild.Workflows.Yaml;

/// <summary>Which text YAML reads as text without quotes.</summary>
internal static partial class PlainText
{
    /// <summary>Whether no reader takes the text for a truth value, a number, a date or nothing; what its characters allow, the emitter knows.</summary>
    public static bool Is(string text) => text.Length > 0 && !Word().IsMatch(text) && !NumberOrDate().IsMatch(text);

    // YAML 1.1's words too: readers differ in their version.
    [GeneratedRegex(@"\A(?:y|n|yes|no|on|off|true|false|null|~|\.nan|[-+]?\.inf)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[-+.]?[0-9]")]
    private static partial Regex NumberOrDate();
}
