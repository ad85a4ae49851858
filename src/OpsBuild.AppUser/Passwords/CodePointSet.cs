using System.Globalization;

namespace OpsBuild.AppUser.Passwords;

/// <summary>A set of characters as ranges in ascending order.</summary>
internal sealed class CodePointSet
{
    private readonly int[] starts;
    private readonly int[] ends;

    private CodePointSet(int[] starts, int[] ends) => (this.starts, this.ends) = (starts, ends);

    /// <summary>Reads words such as <c>221</c> and <c>234-24F</c>, hexadecimal.</summary>
    public static CodePointSet Parse(IEnumerable<string> words)
    {
        var ranges = words.Select(Range).ToList();
        return new CodePointSet([.. ranges.Select(range => range.Start)], [.. ranges.Select(range => range.End)]);
    }

    public bool Contains(int character)
    {
        var at = Array.BinarySearch(starts, character);
        return at >= 0 || (~at > 0 && character <= ends[~at - 1]);
    }

    /// <summary>One word's first and last character.</summary>
    public static (int Start, int End) Range(string word)
    {
        var parts = word.Split('-');
        return (Hex(parts[0]), Hex(parts[^1]));
    }

    /// <summary>One character's number.</summary>
    public static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
