namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>Whether it is null or empty.</summary>
    public static bool IsNullOrEmpty(this string str) => string.IsNullOrEmpty(str);

    /// <summary>Whether it is null or blank.</summary>
    public static bool IsNullOrWhiteSpace(this string str) => string.IsNullOrWhiteSpace(str);

    /// <summary>Null when it is empty.</summary>
    public static string ToNullIfEmpty(this string str) => string.IsNullOrEmpty(str) ? null : str;

    /// <summary>Null when it is blank.</summary>
    public static string ToNullIfWhiteSpace(this string str) => string.IsNullOrWhiteSpace(str) ? null : str;

    /// <summary>Its lines.</summary>
    public static string[] SplitLineBreaks(this string str, StringSplitOptions options = StringSplitOptions.None) =>
        str.Split(["\r\n", "\n"], options);

    /// <summary>Its words.</summary>
    public static string[] SplitSpace(this string str) => str.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether both are the same but for case.</summary>
    public static bool EqualsOrdinalIgnoreCase(this string str, string other) => string.Equals(str, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it holds the other one, whatever the case.</summary>
    public static bool ContainsOrdinalIgnoreCase(this string str, string other) => str.Contains(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it begins with the other one, whatever the case.</summary>
    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) => str.StartsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it ends with the other one, whatever the case.</summary>
    public static bool EndsWithOrdinalIgnoreCase(this string str, string other) => str.EndsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without the other one at its beginning.</summary>
    public static string TrimStart(this string str, string trim) => str.StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;

    /// <summary>Without the other one at its end.</summary>
    public static string TrimEnd(this string str, string trim) => str.EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;
}
