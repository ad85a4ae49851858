using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Nuke.Common.Internal.Reporting;

/// <summary>A log event as lines of text.</summary>
internal static class LogText
{
    /// <summary>The message with its values; texts stand without quotes.</summary>
    public static string Message(LogEvent logEvent)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is PropertyToken { Format: null or "l" } property
                && logEvent.Properties.GetValueOrDefault(property.PropertyName) is ScalarValue { Value: string text })
                writer.Write(Aligned(text, property.Alignment));
            else
                token.Render(logEvent.Properties, writer, CultureInfo.InvariantCulture);
        }

        return writer.ToString();
    }

    /// <summary>The message and, on lines of its own, the exception.</summary>
    public static string Full(LogEvent logEvent) =>
        logEvent.Exception is { } error ? Message(logEvent) + Environment.NewLine + error : Message(logEvent);

    public static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "VRB",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        _ => "FTL",
    };

    private static string Aligned(string text, Alignment? alignment) => alignment switch
    {
        { Direction: AlignmentDirection.Left } left => text.PadRight(left.Width),
        { } right => text.PadLeft(right.Width),
        null => text,
    };
}
