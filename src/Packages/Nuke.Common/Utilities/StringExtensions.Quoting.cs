namespace Nuke.Common.Utilities;

/// <summary>Small operations on texts.</summary>
public static partial class StringExtensions
{
    /// <summary>In double quotes if it is empty or holds a blank, and is not quoted yet.</summary>
    public static string DoubleQuoteIfNeeded(this string str) => str.DoubleQuoteIfNeeded(' ');

    /// <summary>In double quotes if it is empty or holds one of the characters, and is not quoted yet.</summary>
    public static string DoubleQuoteIfNeeded(this string str, params char?[] disallowed) =>
        str.IsDoubleQuoted() || !NeedsQuotes(str, disallowed) ? str : str.DoubleQuote();

    /// <summary>In double quotes; those inside are escaped.</summary>
    public static string DoubleQuote(this string str) => $"\"{str?.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>In single quotes if it is empty or holds a blank, and is not quoted yet.</summary>
    public static string SingleQuoteIfNeeded(this string str) => str.SingleQuoteIfNeeded(' ');

    /// <summary>In single quotes if it is empty or holds one of the characters, and is not quoted yet.</summary>
    public static string SingleQuoteIfNeeded(this string str, params char?[] disallowed) =>
        str.IsSingleQuoted() || !NeedsQuotes(str, disallowed) ? str : str.SingleQuote();

    /// <summary>In single quotes; those inside are escaped.</summary>
    public static string SingleQuote(this string str) => $"'{str?.Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>Whether it begins and ends with a double quote.</summary>
    public static bool IsDoubleQuoted(this string str) => IsBetween(str, '"');

    /// <summary>Whether it begins and ends with a single quote.</summary>
    public static bool IsSingleQuoted(this string str) => IsBetween(str, '\'');

    /// <summary>Without the double quotes around it, if both are there.</summary>
    public static string TrimMatchingDoubleQuotes(this string str) => str.IsDoubleQuoted() ? str[1..^1] : str;

    /// <summary>Without the single quotes around it, if both are there.</summary>
    public static string TrimMatchingSingleQuotes(this string str) => str.IsSingleQuoted() ? str[1..^1] : str;

    private static bool IsBetween(string str, char quote) => str is { Length: >= 2 } && str[0] == quote && str[^1] == quote;

    private static bool NeedsQuotes(string str, char?[] disallowed) =>
        string.IsNullOrEmpty(str) || str.Any(sign => disallowed.Contains(sign));
}
