using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>Keywords: ASCII, in any case.</summary>
internal static class Keyword
{
    /// <param name="word">What the file holds.</param>
    /// <param name="keyword">In lower case.</param>
    public static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> keyword) => Ascii.EqualsIgnoreCase(word, keyword);
}
