using System.Globalization;
using System.Text;

namespace OpsBuild.Migrations.Detection;

/// <summary>File names as a person can paste them into a shell.</summary>
internal static class ShellText
{
    private const string PlainPunctuation = "/._-+,:@%=";

    public static string Quote(string text)
    {
        if (text.Any(IsUnprintable))
            return $"$'{Escaped(text)}'";

        var isPlain = text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || PlainPunctuation.Contains(c, StringComparison.Ordinal));
        return isPlain ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    // A line end inside of a name could forge a line of the report; bash and zsh read the $'…' form back.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            escaped.Append(c switch
            {
                '\n' => @"\n",
                '\t' => @"\t",
                '\\' => @"\\",
                '\'' => @"\'",
                _ when IsUnprintable(c) => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        return escaped.ToString();
    }

    // Format characters turn the direction of writing or hide themselves.
    private static bool IsUnprintable(char c) => char.IsControl(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
