using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpsBuild.Ecs.Templates;

/// <summary>Writes JSON as Go's <c>json.Marshal</c> does: names sorted, safe inside HTML, every number a float64.</summary>
internal static class GoJson
{
    // Go sorts names by their UTF-8 bytes, which differs from the order of UTF-16 above U+FFFF.
    private static readonly Comparer<string> ByBytes = Comparer<string>.Create((left, right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

    /// <summary>The value without any blanks.</summary>
    /// <exception cref="OverflowException">A number is beyond what a float64 holds, which Go does not read at all.</exception>
    public static string Write(JsonElement value)
    {
        var json = new StringBuilder();
        Write(value, json);
        return json.ToString();
    }

    /// <summary>The text as it stands between quotation marks.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                // What was no UTF-8 becomes the replacement character, written as an escape.
                if (Rune.TryGetRuneAt(text, at, out var rune))
                    escaped.Append(rune.ToString());
                else
                    escaped.Append(@"\ufffd");
                at += rune.Utf16SequenceLength - 1;
                continue;
            }

            _ = text[at] switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append(@"\\"),
                // Since Go 1.22; older ones write these two as \u0008 and \u000c.
                '\b' => escaped.Append(@"\b"),
                '\f' => escaped.Append(@"\f"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}"),
                var plain => escaped.Append(plain),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A float64: digits as short as they read back, an exponent below 1e-6 and from 1e21 on.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            throw new OverflowException("A number is beyond what a float64 holds.");
        // "R" gives the shortest digits, though with its own idea of when to write an exponent: 1.5E-07, 1E+21.
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        // 0.digits * 10^scale
        var scale = (pointAt < 0 ? mantissa.Length : pointAt) + exponent;
        var leading = digits.Length - digits.TrimStart('0').Length;
        (digits, scale) = (digits[leading..].TrimEnd('0'), scale - leading);

        var sign = double.IsNegative(value) ? "-" : "";
        if (digits.Length == 0)
            return sign + "0";
        return sign + (Math.Abs(value) is < 1e-6 or >= 1e21 ? WithExponent(digits, scale - 1) : Plain(digits, scale));
    }

    private static string WithExponent(string digits, int exponent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");

    private static string Plain(string digits, int scale) => scale switch
    {
        <= 0 => "0." + new string('0', -scale) + digits,
        _ when scale >= digits.Length => digits.PadRight(scale, '0'),
        _ => digits[..scale] + "." + digits[scale..],
    };

    private static void Write(JsonElement value, StringBuilder json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll('{', '}', value.EnumerateObject().OrderBy(member => member.Name, ByBytes), member =>
                {
                    json.Append('"').Append(Escape(member.Name)).Append("\":");
                    Write(member.Value, json);
                });
                break;
            case JsonValueKind.Array:
                WriteAll('[', ']', value.EnumerateArray(), item => Write(item, json));
                break;
            case JsonValueKind.String:
                json.Append('"').Append(Escape(value.GetString()!)).Append('"');
                break;
            case JsonValueKind.Number:
                json.Append(Number(value.GetDouble()));
                break;
            default:
                json.Append(value.GetRawText());
                break;
        }

        void WriteAll<T>(char open, char close, IEnumerable<T> items, Action<T> write)
        {
            json.Append(open);
            var isFirst = true;
            foreach (var item in items)
            {
                if (!isFirst)
                    json.Append(',');
                isFirst = false;
                write(item);
            }

            json.Append(close);
        }
    }
}
