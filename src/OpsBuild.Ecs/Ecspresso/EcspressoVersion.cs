using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Ecs.Ecspresso;

/// <summary>A version of ecspresso, such as 2.8.7.</summary>
public sealed partial record EcspressoVersion(int Major, int Minor, int Patch) : IComparable<EcspressoVersion>
{
    /// <summary>
    /// The oldest version that the wrapper knows the output of: 2.4.2 names an unknown <c>--watch-container</c> instead of crashing. It has no
    /// <c>--log-format json</c> yet (<see cref="JsonLogs"/>), so its text is read.
    /// </summary>
    public static readonly EcspressoVersion Oldest = new(2, 4, 2);

    /// <summary>The first version that the wrapper does not know.</summary>
    public static readonly EcspressoVersion Beyond = new(4, 0, 0);

    /// <summary>From here on there is <c>--log-format json</c>, and <c>--wait-until</c> for deployments.</summary>
    internal static readonly EcspressoVersion JsonLogs = new(2, 5, 0);

    /// <summary>Finds the version in what <c>ecspresso version</c> prints, as in <c>ecspresso v2.8.7</c>.</summary>
    public static bool TryFind(string text, [NotNullWhen(true)] out EcspressoVersion? version)
    {
        var match = Pattern().Match(text);
        version = match.Success ? new EcspressoVersion(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3])) : null;
        return match.Success;
    }

    public int CompareTo(EcspressoVersion? other) => other is null ? 1 : (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    internal bool IsAtLeast(EcspressoVersion other) => CompareTo(other) >= 0;

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.])v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?![\d.])")]
    private static partial Regex Pattern();
}
