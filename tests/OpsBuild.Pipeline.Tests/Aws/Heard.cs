using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace OpsBuild.Pipeline.Tests.Aws;

/// <summary>A log that a test reads.</summary>
internal sealed class Heard : ILogEventSink
{
    private readonly List<LogEvent> events = [];

    public Heard() => Log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public ILogger Log { get; }

    public IReadOnlyList<string> Warnings => [.. Lines(LogEventLevel.Warning)];

    public string All => string.Join('\n', Lines(null));

    public void Emit(LogEvent logEvent) => events.Add(logEvent);

    private IEnumerable<string> Lines(LogEventLevel? level) =>
        events.Where(each => level is null || each.Level == level).Select(each => each.RenderMessage(CultureInfo.InvariantCulture));
}
