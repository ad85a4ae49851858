using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>A place in a file.</summary>
/// <param name="Line">Counted from 1; a line feed ends a line.</param>
/// <param name="Column">In characters (Unicode code points), counted from 1.</param>
/// <param name="ByteOffset">Bytes before it.</param>
public readonly record struct TextPosition(int Line, int Column, int ByteOffset)
{
    /// <summary>The first place.</summary>
    internal static readonly TextPosition Start = new(1, 1, 0);

    /// <summary>The place after some more bytes.</summary>
    internal TextPosition After(ReadOnlySpan<byte> bytes)
    {
        var lineFeeds = bytes.Count((byte)'\n');
        var tail = bytes[(bytes.LastIndexOf((byte)'\n') + 1)..];
        var characters = 0;
        foreach (var b in tail)
        {
            if ((b & 0xC0) != 0x80)   // every byte but the second and later ones of a character
                characters++;
        }
        return new TextPosition(Line + lineFeeds, (lineFeeds == 0 ? Column : 1) + characters, ByteOffset + bytes.Length);
    }

    /// <summary>The place after some characters of a text: the server counts those.</summary>
    internal TextPosition AfterCharacters(string text, int count)
    {
        var units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count-- <= 0)
                break;
            units += rune.Utf16SequenceLength;
        }
        return After(Encoding.UTF8.GetBytes(text[..units]));
    }
}
