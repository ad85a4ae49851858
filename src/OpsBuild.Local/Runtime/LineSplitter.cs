using System.Buffers;
using System.Text;

namespace OpsBuild.Local.Runtime;

/// <summary>Makes lines of the pieces of one stream.</summary>
internal sealed class LineSplitter(Action<string> output)
{
    // A program that never ends its line must not fill the memory; the log splits such a line anyway.
    private const int LongestLine = 1024 * 1024;

    private readonly ArrayBufferWriter<byte> open = new();

    public void Add(ReadOnlySpan<byte> piece)
    {
        for (int end; (end = piece.IndexOf((byte)'\n')) >= 0; piece = piece[(end + 1)..])
        {
            open.Write(piece[..end]);
            Flush();
        }

        open.Write(piece);
        if (open.WrittenCount >= LongestLine)
            Flush();
    }

    /// <summary>Hands over what has no line end yet.</summary>
    public void End()
    {
        if (open.WrittenCount > 0)
            Flush();
    }

    private void Flush()
    {
        var line = open.WrittenSpan;
        output(Encoding.UTF8.GetString(line is [.., (byte)'\r'] ? line[..^1] : line));
        open.ResetWrittenCount();
    }
}
