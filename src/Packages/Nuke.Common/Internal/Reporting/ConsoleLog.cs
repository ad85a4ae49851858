using System.Globalization;
using Serilog.Events;

namespace Nuke.Common.Internal.Reporting;

/// <summary>Log events on the console: <c>HH:mm:ss [INF] message</c>, from the level on that the verbosity allows.</summary>
internal sealed class ConsoleLog(BuildSession session)
{
    public void Write(LogEvent logEvent, string target)
    {
        if (logEvent.Level < Threshold(session.Verbosity))
            return;

        var text = Text(logEvent);
        if (session.Host.FilterMessage(text))
        {
            session.Console.WriteLine(text);
            return;
        }

        var time = session.Disabled.Contains(DefaultOutput.Timestamps) ? "" : logEvent.Timestamp.ToString("HH:mm:ss ", CultureInfo.InvariantCulture);
        session.Console.WriteLine($"{time}[{LogText.Level(logEvent.Level)}] {text}", Color(logEvent.Level));

        var message = session.Mask.Apply(LogText.Message(logEvent));
        var details = session.Mask.Apply(logEvent.Exception?.ToString());
        if (logEvent.Level == LogEventLevel.Warning)
            session.Host.ReportWarning(message, details);
        else if (logEvent.Level >= LogEventLevel.Error)
            session.Host.ReportError(message, details);
    }

    // Locally the stack trace is in the log file; on a CI system the console is all there is.
    private string Text(LogEvent logEvent)
    {
        if (logEvent.Exception is not { } error || session.Verbosity == Verbosity.Verbose || session.Host is CI.IBuildServer)
            return LogText.Full(logEvent);

        var message = LogText.Message(logEvent);
        return message.Contains(error.Message, StringComparison.Ordinal) ? message : $"{message}: {error.Message}";
    }

    private static LogEventLevel Threshold(Verbosity verbosity) => verbosity switch
    {
        Verbosity.Verbose => LogEventLevel.Verbose,
        Verbosity.Normal => LogEventLevel.Debug,
        Verbosity.Minimal => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };

    private static string Color(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => Colors.Dim,
        LogEventLevel.Warning => Colors.Yellow,
        LogEventLevel.Error or LogEventLevel.Fatal => Colors.Red,
        _ => null,
    };
}
