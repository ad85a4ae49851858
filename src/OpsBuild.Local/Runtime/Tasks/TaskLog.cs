using System.Text;
using OpsBuild.Local.Aws.CloudWatchLogs;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>A container's lines on their way into its log stream.</summary>
internal sealed class TaskLog(LogStore store, LogStream stream)
{
    // The container runtime passes on at most this much at once; a longer line arrives as several events.
    private const int LongestPart = 16 * 1024;

    private string? held;

    /// <summary>Whether the newest line is kept back until the next one comes: for a test of logs that arrive late.</summary>
    public bool HoldsLast { get; init; }

    public void Write(string line)
    {
        if (!HoldsLast)
        {
            Put(line);
            return;
        }

        if (held is not null)
            Put(held);
        held = line;
    }

    public void Release()
    {
        if (held is not null)
            Put(held);
        held = null;
    }

    private void Put(string line)
    {
        // The driver drops empty lines: an event must have a text.
        if (line.Length == 0)
            return;
        lock (store.Gate)
        {
            foreach (var part in Parts(line))
                store.Put(stream, store.Now, part);
        }
    }

    private static List<string> Parts(string line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= LongestPart)
            return [line];
        var bytes = Encoding.UTF8.GetBytes(line);
        var parts = new List<string>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = Math.Min(start + LongestPart, bytes.Length);
            // Not in the middle of a character.
            while (end < bytes.Length && (bytes[end] & 0xC0) == 0x80)
                end--;
            parts.Add(Encoding.UTF8.GetString(bytes, start, end - start));
            start = end;
        }

        return parts;
    }
}
