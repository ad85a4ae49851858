using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>What a model says of a text or a number beyond its type: values, length, pattern, range.</summary>
internal static class TextRules
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    public static void CheckText(string text, ModelShape shape, string path, Findings findings)
    {
        if (shape.Enum.Count > 0 && !shape.Enum.Contains(text) && !NewerThanTheModel.Has(findings.Service, $"{shape.Name}={text}"))
            findings.Add(path, $"'{text}' is none of {string.Join(", ", shape.Enum)}");
        if (text.Length < (shape.Min ?? 0) || text.Length > (shape.Max ?? int.MaxValue))
            findings.Add(path, $"a text of {text.Length} characters, where {Limits(shape)} are allowed");
        if (shape.Pattern is { } pattern && Patterns.GetOrAdd(pattern, Compile) is { } regex && !regex.IsMatch(text))
            findings.Add(path, $"'{text}' does not match {pattern}");
    }

    public static void CheckNumber(double number, ModelShape shape, string path, Findings findings)
    {
        if (number < (shape.Min ?? double.MinValue) || number > (shape.Max ?? double.MaxValue))
            findings.Add(path, $"{number.ToString(CultureInfo.InvariantCulture)}, where {Limits(shape)} is allowed");
    }

    public static void CheckCount(int count, ModelShape shape, string path, Findings findings)
    {
        if (count < (shape.Min ?? 0) || count > (shape.Max ?? int.MaxValue))
            findings.Add(path, $"{count} entries, where {Limits(shape)} are allowed");
    }

    // The models' patterns are Java's. Surrogate pairs in a character class and \p{Print} cannot be said in .NET; all that have them mean "any text".
    private static Regex? Compile(string pattern) =>
        pattern.Contains(@"\uD800\uDC00", StringComparison.Ordinal) || pattern.Contains(@"\p{Print}", StringComparison.Ordinal)
            ? null : new Regex(pattern, RegexOptions.CultureInvariant, LongestMatch);

    private static string Limits(ModelShape shape) => 
        $"{(shape.Min ?? 0).ToString(CultureInfo.InvariantCulture)} to {shape.Max?.ToString(CultureInfo.InvariantCulture) ?? "any"}";
}
