using System.Globalization;
using System.Text;
using Serilog.Core;
using Serilog.Events;

namespace OpsBuild.Batch.Logging;

/// <summary>Standard output: log lines in the order in which they are written, each flushed, and after the last line nothing.</summary>
internal sealed class StandardOutput(Stream stream, SecretMask mask) : ILogEventSink
{
    private readonly JsonLineFormatter _formatter = new(mask);
    private readonly Lock _lock = new();
    private bool _ended;

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        _formatter.Format(logEvent, line);
        lock (_lock)
        {
            if (!_ended)
                Write(line.ToString());
        }
    }

    /// <summary>Writes the last line; what is logged afterwards is dropped.</summary>
    public void End(string lastLine)
    {
        lock (_lock)
        {
            Write(lastLine);
            _ended = true;
        }
    }

    private void Write(string line)
    {
        stream.Write(Encoding.UTF8.GetBytes(line));
        stream.Flush();
    }
}
