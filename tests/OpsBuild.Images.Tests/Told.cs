using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace OpsBuild.Images.Tests;

/// <summary>What is told while an image is built, line by line.</summary>
internal sealed class Told : ILogEventSink
{
    private readonly List<string> lines = [];

    public Told() => Log = new LoggerConfiguration().MinimumLevel.Debug().WriteTo.Sink(this).CreateLogger();

    public ILogger Log { get; }

    /// <summary>All lines, each with its level before it.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public void Emit(LogEvent logEvent)
    {
        lock (lines)
            lines.Add($"{logEvent.Level} {logEvent.RenderMessage(CultureInfo.InvariantCulture).Replace("\"", "", StringComparison.Ordinal)}");
    }
}
