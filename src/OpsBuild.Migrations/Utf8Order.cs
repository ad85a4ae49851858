namespace OpsBuild.Migrations;

/// <summary>Text in the order of its UTF-8 bytes, which is how Atlas sorts file names and compares versions.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return string.CompareOrdinal(x, y);
        var length = Math.Min(x.Length, y.Length);
        for (var i = 0; i < length; i++)
        {
            if (x[i] != y[i])
                return Weight(x[i]) - Weight(y[i]);
        }
        return x.Length - y.Length;
    }

    // UTF-16 puts surrogates, which stand for the highest code points, below U+E000..U+FFFF. UTF-8 does not.
    private static int Weight(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
