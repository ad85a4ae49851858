using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace OpsBuild.Ecs.Templates.Parsing;

/// <summary>The escapes of a Go string between quotation marks (The Go Programming Language Specification, "String literals").</summary>
/// <remarks>
/// Go's strings are bytes and <c>\xff</c> is a lawful one that is no UTF-8. A byte that is no part of a character becomes a lone surrogate
/// from U+DC80 on, which no lawful text holds; what writes text turns it into U+FFFD, as Go does when it writes JSON.
/// </remarks>
internal static class GoString
{
    /// <summary>Resolves the escapes of <paramref name="body"/>, the text between the quotation marks.</summary>
    /// <param name="body">The text.</param>
    /// <param name="text">What it stands for.</param>
    /// <param name="wrongAt">Where the first unlawful escape begins, otherwise -1.</param>
    public static bool TryUnquote(ReadOnlySpan<char> body, [NotNullWhen(true)] out string? text, out int wrongAt)
    {
        var bytes = new List<byte>(body.Length);
        (text, wrongAt) = (null, -1);
        for (var at = 0; at < body.Length;)
        {
            var length = body[at] == '\\' ? Escape(body[at..], bytes) : Plain(body[at..], bytes);
            if (length == 0)
            {
                wrongAt = at;
                return false;
            }

            at += length;
        }

        text = Decode([.. bytes]);
        return true;
    }

    private static int Plain(ReadOnlySpan<char> body, List<byte> bytes)
    {
        _ = Rune.DecodeFromUtf16(body, out var rune, out var length);
        Add(rune, bytes);
        return length;
    }

    /// <summary>Adds what an escape stands for; gives its length, 0 where it is none.</summary>
    private static int Escape(ReadOnlySpan<char> body, List<byte> bytes)
    {
        if (body.Length < 2)
            return 0;
        switch (body[1])
        {
            case 'x':
                return Digits(body, 2, 2, NumberStyles.AllowHexSpecifier) is { } code ? Byte((byte)code, 4) : 0;
            case 'u':
                return Digits(body, 2, 4, NumberStyles.AllowHexSpecifier) is { } basic ? Character(basic, 6) : 0;
            case 'U':
                return Digits(body, 2, 8, NumberStyles.AllowHexSpecifier) is { } any ? Character(any, 10) : 0;
            case >= '0' and <= '7':
                return Octal(body) is { } octal ? Byte(octal, 4) : 0;
            default:
                return Letters.TryGetValue(body[1], out var letter) ? Byte(letter, 2) : 0;
        }

        int Byte(byte value, int length)
        {
            bytes.Add(value);
            return length;
        }

        int Character(uint code, int length)
        {
            if (!Rune.TryCreate(code, out var rune))
                return 0;
            Add(rune, bytes);
            return length;
        }
    }

    // \' is lawful in Go's character constants only.
    private static readonly Dictionary<char, byte> Letters = new()
    {
        ['a'] = 7, ['b'] = 8, ['f'] = 12, ['n'] = 10, ['r'] = 13, ['t'] = 9, ['v'] = 11, ['\\'] = (byte)'\\', ['"'] = (byte)'"',
    };

    private static uint? Digits(ReadOnlySpan<char> body, int from, int count, NumberStyles style) =>
        body.Length >= from + count && uint.TryParse(body.Slice(from, count), style, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static byte? Octal(ReadOnlySpan<char> body)
    {
        if (body.Length < 4 || body[1..4].ContainsAnyExceptInRange('0', '7'))
            return null;
        var value = ((body[1] - '0') * 64) + ((body[2] - '0') * 8) + (body[3] - '0');
        return value <= byte.MaxValue ? (byte)value : null;
    }

    private static void Add(Rune rune, List<byte> bytes)
    {
        Span<byte> buffer = stackalloc byte[4];
        bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
                bytes = bytes[length..];
            }
            else
            {
                // Go steps over one byte of what is no UTF-8.
                text.Append((char)(0xDC00 + bytes[0]));
                bytes = bytes[1..];
            }
        }

        return text.ToString();
    }
}
