using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace OpsBuild.Migrations.Tests.Apply.Locks;

/// <summary>A log that remembers.</summary>
internal sealed class Heard : ILogEventSink
{
    private readonly List<LogEvent> _events = [];

    public ILogger Log => new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public IReadOnlyList<LogEvent> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    public IEnumerable<string> Lines => Events.Select(line => line.RenderMessage(CultureInfo.InvariantCulture));

    public int Count(string part) => Lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    public void Emit(LogEvent logEvent)
    {
        lock (_events)
            _events.Add(logEvent);
    }

    /// <summary>Waits until a line holds a text; gives up after a minute.</summary>
    public async Task UntilAsync(string part)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Scene.Cancellation);
        ending.CancelAfter(TimeSpan.FromMinutes(1));
        while (Count(part) == 0)
            await Task.Delay(10, ending.Token);
    }
}
