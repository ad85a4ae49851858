using System.Globalization;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace OpsBuild.Batch.Logging;

/// <summary>A log event as one JSON line: <c>time</c>, <c>level</c>, <c>msg</c> (the message with its values), the properties, <c>error</c>.</summary>
internal sealed class JsonLineFormatter(SecretMask mask) : ITextFormatter
{
    private static readonly string[] Reserved = ["time", "level", "msg", "error"];

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new JsonLine(mask, logEvent.Timestamp, Level(logEvent.Level), mask.Apply(Message(logEvent)));
        foreach (var (name, value) in logEvent.Properties)
        {
            line.Json.WritePropertyName(FieldName(name));
            LogValue.Write(line, value);
        }

        if (logEvent.Exception is { } exception)
            Error(line, "error", exception);
        output.Write(line.End());
    }

    /// <remarks>Serilog's own rendering puts texts in quotes, which only makes a JSON string harder to read.</remarks>
    private static string Message(LogEvent logEvent)
    {
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is PropertyToken { PropertyName: var name } && logEvent.Properties.GetValueOrDefault(name) is ScalarValue { Value: string text })
                message.Write(text);
            else
                token.Render(logEvent.Properties, message, CultureInfo.InvariantCulture);
        }

        return message.ToString();
    }

    private static string FieldName(string property)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
        return Reserved.Contains(name) ? $"{name}_value" : name;
    }

    private static void Error(JsonLine line, string name, Exception exception)
    {
        line.Json.WriteStartObject(name);
        line.Json.WriteString("type", exception.GetType().FullName);
        line.Json.WritePropertyName("message");
        line.Text(exception.Message);
        if (exception.StackTrace is { } stack)
        {
            line.Json.WritePropertyName("stack");
            line.Text(stack);
        }

        if (exception.InnerException is { } cause)
            Error(line, "cause", cause);
        line.Json.WriteEndObject();
    }

    private static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "TRACE",
        LogEventLevel.Debug => "DEBUG",
        LogEventLevel.Information => "INFO",
        LogEventLevel.Warning => "WARN",
        LogEventLevel.Error => "ERROR",
        _ => "FATAL",
    };
}
