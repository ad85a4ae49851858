using System.Text;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Letters of other alphabets that most typefaces draw like an ASCII one.</summary>
internal static class LookAlike
{
    private static readonly Dictionary<char, char> Twins = Pairs(
        // Cyrillic
        "\u0430a\u0435e\u043Eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s"
        + "\u04BBh\u0501d\u051Bq\u051Dw\u04CFl"
        + "\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C"
        + "\u0422T\u0423Y\u0425X\u0406I\u0408J\u0405S\u04AEY\u0500D\u051AQ\u051CW\u04C0I"
        // Greek
        + "\u03BFo\u03BDv\u03C1p\u03B9i\u03C5u\u03BAk\u03B1a"
        + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X\u03F2c\u03F3j"
        // Armenian, and Latin letters that are drawn like others
        + "\u0585o\u057Du\u0578n\u0570h\u0566q\u0131i\u017Fs\u0261g\u0251a\u0269i");

    /// <summary>The ASCII letter or digit that it looks like; null for none.</summary>
    public static char? Of(Rune rune) => rune.Value switch
    {
        < 0x80 => null,
        >= 0xFF10 and <= 0xFF19 or >= 0xFF21 and <= 0xFF3A or >= 0xFF41 and <= 0xFF5A => (char)(rune.Value - 0xFEE0),   // full width
        >= 0x1D400 and <= 0x1D6A3 => (rune.Value - 0x1D400) % 52 is var letter and < 26 ? (char)('A' + letter)
            : (char)('a' + ((rune.Value - 0x1D400) % 52) - 26),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((rune.Value - 0x1D7CE) % 10)),   // mathematical
        >= 0x2160 and <= 0x217F => Roman(rune.Value),
        _ when rune.IsBmp && Twins.TryGetValue((char)rune.Value, out var twin) => twin,
        _ => null,
    };

    private static char? Roman(int value) => ((value - 0x2160) % 16) switch
    {
        0 => 'I',
        4 => 'V',
        9 => 'X',
        11 => 'L',
        12 => 'C',
        13 => 'D',
        14 => 'M',
        _ => null,
    };

    private static Dictionary<char, char> Pairs(string pairs)
    {
        var twins = new Dictionary<char, char>();
        for (var i = 0; i + 1 < pairs.Length; i += 2)
            twins[pairs[i]] = pairs[i + 1];
        return twins;
    }
}
