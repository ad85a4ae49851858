using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Local.Postgres;

/// <summary>A released PostgreSQL version of a supported major, as its programs print it.</summary>
public sealed partial record PostgresVersion : IComparable<PostgresVersion>
{
    /// <summary>The oldest major that is supported.</summary>
    public const int OldestMajor = 13;

    /// <summary>The newest major that is supported.</summary>
    public const int NewestMajor = 18;

    private PostgresVersion(int major, int minor) => (Major, Minor) = (major, minor);

    /// <summary>The major version, 13 to 18.</summary>
    public int Major { get; }

    /// <summary>The minor version.</summary>
    public int Minor { get; }

    /// <summary>Reads <c>17.10</c>, or what <c>postgres --version</c> prints: <c>postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)</c>.</summary>
    /// <remarks>Development versions (<c>19devel</c>, <c>18beta2</c>) are no version here: their data folders are readable by no other.</remarks>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PostgresVersion? version)
    {
        version = null;
        var match = Printed().Match(text ?? "");
        if (!match.Success || !IsSupported(Number(match, "major")))
            return false;
        version = new PostgresVersion(Number(match, "major"), Number(match, "minor"));
        return true;
    }

    /// <summary>Whether data folders and programs of this major are supported.</summary>
    public static bool IsSupported(int major) => major is >= OldestMajor and <= NewestMajor;

    /// <inheritdoc/>
    public int CompareTo(PostgresVersion? other) => (Major, Minor).CompareTo((other?.Major ?? 0, other?.Minor ?? 0));

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}";

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(postgres \(PostgreSQL\) )?(?<major>[0-9]{1,4})\.(?<minor>[0-9]{1,4})(\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Printed();
}
