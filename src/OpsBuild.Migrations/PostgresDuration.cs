using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Migrations;

/// <summary>A duration as PostgreSQL's configuration writes it: a number with one of its units (manual, "Parameter Names and Values").</summary>
public static partial class PostgresDuration
{
    /// <remarks>No longer than PostgreSQL's own time-outs can be: 2^31 - 1 milliseconds, about 24 days.</remarks>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>True for a positive duration of at least a millisecond: 0 would mean "wait for ever" to PostgreSQL.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        duration = default;
        if (Form().Match(text) is not { Success: true } match)
            return false;

        var number = decimal.Parse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var milliseconds = number * MillisecondsOf(match.Groups["unit"].Value);
        if (milliseconds < 1 || milliseconds > (decimal)Longest.TotalMilliseconds)
            return false;
        duration = TimeSpan.FromMilliseconds((double)milliseconds);
        return true;
    }

    /// <summary>The same as text, in the largest unit that says it with a whole number: <c>90s</c>, <c>5min</c>, <c>500ms</c>.</summary>
    public static string Text(TimeSpan duration)
    {
        var milliseconds = (long)Math.Ceiling(duration.TotalMilliseconds);
        return milliseconds switch
        {
            0 => "0",
            _ when milliseconds % 3_600_000 == 0 => $"{milliseconds / 3_600_000}h",
            _ when milliseconds % 60_000 == 0 => $"{milliseconds / 60_000}min",
            _ when milliseconds % 1000 == 0 => $"{milliseconds / 1000}s",
            _ => $"{milliseconds}ms",
        };
    }

    private static decimal MillisecondsOf(string unit) => unit switch
    {
        "us" => 0.001m,
        "s" => 1000,
        "min" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => 1,
    };

    [GeneratedRegex(@"^(?<number>\d{1,12}(\.\d{1,6})?)\s?(?<unit>us|ms|s|min|h|d)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
