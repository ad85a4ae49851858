using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>The part of Go's <c>fmt.Sprintf</c> that keys need: <c>%s %d %v %q %%</c>. What Go would print as <c>%!…</c> is refused.</summary>
internal static class GoFormat
{
    private const string Verbs = "%s (text), %d (number), %v (any), %q (quoted text) or %%";

    /// <summary>Formats; where it cannot, <paramref name="what"/> completes the sentence "the format …".</summary>
    public static bool TryFormat(
        string format,
        IReadOnlyList<object> arguments,
        [NotNullWhen(true)] out string? text,
        out string what,
        out string expected)
    {
        var result = new StringBuilder(format.Length);
        var used = 0;
        (text, what, expected) = (null, "", Verbs);
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                result.Append(format[at]);
                continue;
            }

            at++;
            if (at == format.Length)
            {
                what = "ends with a single %";
                return false;
            }

            var verb = format[at];
            if (verb == '%')
            {
                result.Append('%');
                continue;
            }

            if (verb is not ('s' or 'd' or 'v' or 'q'))
            {
                what = $"uses %{verb}, which is not supported";
                return false;
            }

            if (used == arguments.Count)
            {
                (what, expected) = ($"has more verbs than the {arguments.Count} values given", "a value for each verb");
                return false;
            }

            if (Formatted(verb, arguments[used]) is not { } piece)
            {
                (what, expected) = ($"uses %{verb} for {Kind(arguments[used])}", Verbs);
                return false;
            }

            result.Append(piece);
            used++;
        }

        if (used < arguments.Count)
        {
            (what, expected) = ($"uses {used} of the {arguments.Count} values given", "a verb for each value");
            return false;
        }

        text = result.ToString();
        return true;
    }

    private static string? Formatted(char verb, object argument) => (verb, argument) switch
    {
        ('s' or 'v', string text) => text,
        ('q', string text) => Quote(text),
        ('d' or 'v', long number) => number.ToString(CultureInfo.InvariantCulture),
        ('v', bool truth) => truth ? "true" : "false",
        _ => null,
    };

    private static string Kind(object argument) => argument switch
    {
        string => "a text",
        long => "a number",
        _ => "true or false",
    };

    /// <summary>Go's <c>strconv.Quote</c>.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                7 => quoted.Append("\\a"),
                8 => quoted.Append("\\b"),
                12 => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                11 => quoted.Append("\\v"),
                ' ' => quoted.Append(' '),
                < ' ' or 0x7f => quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                _ when IsPrinted(rune) => quoted.Append(rune.ToString()),
                <= 0xffff => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    // Go's unicode.IsPrint: letters, marks, numbers, punctuation and symbols; of the blanks only U+0020.
    private static bool IsPrinted(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
