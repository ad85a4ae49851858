using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Local.Runtime.Images;

/// <summary>Tells the official postgres image, from wherever it is commonly pulled, and its major version.</summary>
internal static partial class PostgresImageName
{
    /// <summary>Null for any other image, and for a tag that names no major.</summary>
    public static int? Major(string reference)
    {
        var match = Official().Match(reference);
        return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(
        @"^(?:(?:docker\.io/)?(?:library/)?|public\.ecr\.aws/docker/library/)postgres:(\d{2})(?:[.-][A-Za-z0-9._-]*)?(?:@sha256:[0-9a-f]{64})?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Official();
}
