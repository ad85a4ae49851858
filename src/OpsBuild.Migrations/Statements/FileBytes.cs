using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpsBuild.Migrations.Statements;

/// <summary>Bytes that no server would take as SQL text.</summary>
internal static class FileBytes
{
    public static Problem? Problem(ReadOnlySpan<byte> source)
    {
        if (source.StartsWith(Encoding.UTF8.Preamble))
            return SplitProblems.ByteOrderMark;
        if (source.IndexOf((byte)0) is var zero and >= 0)
            return At(SplitProblems.ZeroByte, source, zero);
        return Utf8.IsValid(source) ? null : At(SplitProblems.NotUtf8, source, FirstInvalid(source));
    }

    private static Problem At(Problem problem, ReadOnlySpan<byte> source, int offset)
    {
        var position = TextPosition.Start.After(source[..offset]);
        return problem with { Line = position.Line, Column = position.Column };
    }

    private static int FirstInvalid(ReadOnlySpan<byte> source)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(source[at..], out _, out var size) == OperationStatus.Done)
            at += size;
        return at;
    }
}
