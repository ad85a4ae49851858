using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OpsBuild.Migrations;

/// <summary>What a migration's file name says before its first underscore, as in <c>20260114093000</c>.</summary>
/// <remarks>
/// Atlas takes any text for a version and compares versions as text, byte by byte. So does this type: <c>9</c> comes after <c>10</c>.
/// Versions made here (<see cref="At"/>) have 14 digits, which sort alike as text and as numbers.
/// </remarks>
public sealed record MigrationVersion : IComparable<MigrationVersion>
{
    private const string TimestampFormat = "yyyyMMddHHmmss";

    private MigrationVersion(string text) => Text = text;

    private string Text { get; }

    /// <summary>Reads a version as a file name or a revision row carries it.</summary>
    /// <returns>False for no text, and for text that could not come before a file name's first underscore.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MigrationVersion? version)
    {
        var usable = !string.IsNullOrEmpty(text) && text.AsSpan().IndexOfAny('_', '/', '\0') < 0;
        version = usable ? new MigrationVersion(text!) : null;
        return usable;
    }

    /// <summary>The version of a migration made at a moment: 14 digits, UTC, whole seconds.</summary>
    public static MigrationVersion At(DateTimeOffset moment) =>
        new(moment.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture));

    /// <summary>The moment that a 14-digit version stands for.</summary>
    public bool TryGetMoment(out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        Text, TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    public int CompareTo(MigrationVersion? other) => Utf8Order.Instance.Compare(Text, other?.Text);

    public override string ToString() => Text;
}
