using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Ecs.Rules.Configurations;

/// <summary>What <c>required_version</c> says: constraints separated by commas, all of which must hold, as in <c>&gt;= 2.4.0, &lt; 4</c>.</summary>
internal sealed partial class VersionConstraints
{
    private readonly IReadOnlyList<(string Operator, int[] Version)> parts;

    private VersionConstraints(IReadOnlyList<(string, int[])> parts) => this.parts = parts;

    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionConstraints? constraints)
    {
        var matches = (text ?? "").Split(',').Select(part => Constraint().Match(part)).ToList();
        constraints = matches.All(match => match.Success)
            ? new VersionConstraints([.. matches.Select(match => (match.Groups["operator"].Value, Numbers(match.Groups["version"].Value)))])
            : null;
        return constraints is not null;
    }

    /// <summary>Whether some version of a major between its first and its last passes.</summary>
    public bool AllowsMajor(int major) => Samples(major).Any(version => parts.All(part => Holds(part.Operator, part.Version, version)));

    // The versions beside every bound decide, and those at the ends of the major.
    private IEnumerable<int[]> Samples(int major) => parts
        .SelectMany(part => new[] { Padded(part.Version), Next(Padded(part.Version)) })
        .Append([major, 0, 0]).Append([major, int.MaxValue, int.MaxValue])
        .Where(version => version[0] == major);

    private static bool Holds(string @operator, int[] bound, int[] version)
    {
        var compared = Compare(version, Padded(bound));
        return @operator switch
        {
            ">=" => compared >= 0,
            ">" => compared > 0,
            "<=" => compared <= 0,
            "<" => compared < 0,
            "!=" => compared != 0,
            // The last number that is written may grow, those before it may not.
            "~>" => compared >= 0 && version.Take(Math.Max(1, bound.Length - 1)).SequenceEqual(bound.Take(Math.Max(1, bound.Length - 1))),
            _ => compared == 0,
        };
    }

    private static int Compare(int[] left, int[] right) => left.Zip(right, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0);

    private static int[] Padded(int[] version) => [.. version.Concat([0, 0, 0]).Take(3)];

    private static int[] Next(int[] version) => [version[0], version[1], version[2] + 1];

    private static int[] Numbers(string version) => [.. version.Split('.').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^\s*(?<operator>>=|<=|!=|~>|=|>|<)?\s*v?(?<version>[0-9]{1,6}(\.[0-9]{1,6}){0,2})\s*\z")]
    private static partial Regex Constraint();
}
