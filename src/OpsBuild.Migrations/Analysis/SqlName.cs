using System.Text;

namespace OpsBuild.Migrations.Analysis;

/// <summary>A name as a command writes it, folded as the server folds it: case is lost without quotes, and 63 bytes remain.</summary>
/// <param name="Schema">What stands before its last dot; null where it stands alone and the search path decides.</param>
/// <param name="Name">The name itself.</param>
/// <param name="Offset">Where it begins, in bytes of the command's text.</param>
public sealed record SqlName(string? Schema, string Name, int Offset)
{
    private const int LongestInBytes = 63;

    /// <summary>
    /// Whether both may be the same thing. A name without a schema may stand in any: the search path is the session's and not the file's to
    /// say.
    /// </summary>
    public bool MayBe(SqlName other) =>
        Name == other.Name && (Schema is null || other.Schema is null || Schema == other.Schema);

    /// <summary>The name as SQL, with the quotes that it needs.</summary>
    public override string ToString() => Schema is null ? Quoted(Name) : $"{Quoted(Schema)}.{Quoted(Name)}";

    internal static string Truncated(string name)
    {
        if (name.Length * 3 <= LongestInBytes || Encoding.UTF8.GetByteCount(name) <= LongestInBytes)
            return name;
        var (bytes, length) = (0, 0);
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestInBytes)
                break;
            length += rune.Utf16SequenceLength;
        }
        return name[..length];
    }

    private static string Quoted(string name)
    {
        var isPlain = name.Length > 0 && !char.IsAsciiDigit(name[0])
            && name.All(c => c is >= 'a' and <= 'z' or '_' or '$' || char.IsAsciiDigit(c) || c > '\u007F') && name[0] != '$';
        return isPlain ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
