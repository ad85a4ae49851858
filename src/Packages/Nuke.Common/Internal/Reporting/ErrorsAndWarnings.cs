using Serilog.Events;

namespace Nuke.Common.Internal.Reporting;

/// <summary>The warnings and errors of a run, repeated before the summary.</summary>
internal sealed class ErrorsAndWarnings
{
    private readonly List<(LogEventLevel Level, string Text)> entries = [];

    public void Collect(LogEvent logEvent, string target)
    {
        if (logEvent.Level >= LogEventLevel.Warning)
            entries.Add((logEvent.Level, target is null ? LogText.Message(logEvent) : $"{target}: {LogText.Message(logEvent)}"));
    }

    public static void Write(BuildSession session)
    {
        if (session.Problems.entries is [])
            return;

        session.Console.WriteLine();
        session.Console.WriteLine("Errors & Warnings", Colors.Cyan);
        foreach (var (level, text) in session.Problems.entries.ToArray())
            session.Console.WriteLine($"[{LogText.Level(level)}] {text}", level == LogEventLevel.Warning ? Colors.Yellow : Colors.Red);
    }
}
