using System.Globalization;
using System.Text;

namespace OpsBuild.Migrations.Analysis;

/// <summary>What a quoted name or text stands for.</summary>
internal static class QuotedText
{
    /// <summary>The name in <c>"…"</c> or <c>U&amp;"…"</c>, the latter's escapes read with the usual backslash.</summary>
    public static string Name(string quoted)
    {
        var isUnicode = quoted[0] is 'u' or 'U';
        var start = isUnicode ? 3 : 1;
        var end = quoted.Length > start && quoted[^1] == '"' ? quoted.Length - 1 : quoted.Length;
        var text = quoted[Math.Min(start, end)..end].Replace("\"\"", "\"", StringComparison.Ordinal);
        return isUnicode ? Unescaped(text) : text;
    }

    /// <summary>The text in <c>'…'</c>; other forms (escapes, dollar quotes) without their quotes and otherwise as written.</summary>
    public static string Content(string text)
    {
        if (text.StartsWith('$'))
        {
            var mark = text.IndexOf('$', 1) + 1;
            return text.Length >= 2 * mark ? text[mark..^mark] : text;
        }
        var open = text.IndexOf('\'', StringComparison.Ordinal);
        return open < 0 || text.Length < open + 2 || text[^1] != '\'' ? text : text[(open + 1)..^1]
            .Replace("''", "'", StringComparison.Ordinal);
    }

    private static string Unescaped(string text)
    {
        var read = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var digits = text[at] != '\\' || at + 1 >= text.Length ? 0 : text[at + 1] == '+' ? 6 : 4;
            var from = at + (digits == 6 ? 2 : 1);
            if (digits > 0 && text[at + 1] == '\\')
            {
                read.Append('\\');
                at++;
            }
            else if (digits > 0 && from + digits <= text.Length
                && int.TryParse(text.AsSpan(from, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && Rune.IsValid(code))
            {
                read.Append(new Rune(code).ToString());
                at = from + digits - 1;
            }
            else
            {
                read.Append(text[at]);
            }
        }
        return read.ToString();
    }
}
