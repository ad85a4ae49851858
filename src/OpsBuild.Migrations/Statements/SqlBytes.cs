using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>What single bytes mean in SQL.</summary>
internal static class SqlBytes
{
    /// <summary>Stands for the length of what has no end.</summary>
    public const int Unclosed = -1_000;

    public static bool StartsName(byte b) => b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or (byte)'_' or >= 0x80;

    public static bool ContinuesTag(byte b) => StartsName(b) || b is >= (byte)'0' and <= (byte)'9';

    public static bool ContinuesName(byte b) => ContinuesTag(b) || b == '$';

    /// <summary>The length of the name that the bytes start with.</summary>
    public static int NameLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length && ContinuesName(bytes[length]))
            length++;
        return length;
    }

    /// <summary>How many bytes of white space the bytes start with, in the wide sense of Unicode: Atlas trims statements so.</summary>
    public static int LeadingSpace(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out var rune, out var size) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(rune))
            length += size;
        return length;
    }

    /// <summary>The bytes without the white space that they end in.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> bytes)
    {
        while (Rune.DecodeLastFromUtf8(bytes, out var rune, out var size) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(rune))
            bytes = bytes[..^size];
        return bytes;
    }
}
