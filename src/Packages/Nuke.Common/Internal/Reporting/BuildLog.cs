using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Internal.Reporting;

/// <summary>Takes every event of the static <see cref="Log"/> and hands it to the console, the log files and the summary.</summary>
internal sealed class BuildLog : ILogEventSink
{
    private readonly List<Action<LogEvent, string>> receivers = [];
    private readonly AsyncLocal<string> target = new();
    private readonly Lock gate = new();

    /// <summary>The target on whose behalf the calling code runs.</summary>
    public string Target
    {
        get => target.Value;
        set => target.Value = value;
    }

    /// <summary>Makes this the destination of <see cref="Log"/>.</summary>
    public void Open() => Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    /// <summary>Adds a destination; it is called for one event at a time.</summary>
    public void SendTo(Action<LogEvent, string> receiver)
    {
        lock (gate)
            receivers.Add(receiver);
    }

    void ILogEventSink.Emit(LogEvent logEvent)
    {
        lock (gate)
        {
            foreach (var receiver in receivers)
                receiver(logEvent, Target);
        }
    }
}
