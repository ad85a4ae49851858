using System.Globalization;
using Serilog.Events;

namespace OpsBuild.Batch.Logging;

/// <summary>A property of a log event as JSON: numbers, truth values and collections keep their kind, everything else is text.</summary>
internal static class LogValue
{
    public static void Write(JsonLine line, LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                WriteScalar(line, scalar.Value);
                break;
            case SequenceValue sequence:
                line.Json.WriteStartArray();
                foreach (var element in sequence.Elements)
                    Write(line, element);
                line.Json.WriteEndArray();
                break;
            case StructureValue structure:
                line.Json.WriteStartObject();
                foreach (var property in structure.Properties)
                    WriteMember(line, property.Name, property.Value);
                line.Json.WriteEndObject();
                break;
            case DictionaryValue dictionary:
                line.Json.WriteStartObject();
                foreach (var (key, element) in dictionary.Elements)
                    WriteMember(line, Convert.ToString(key.Value, CultureInfo.InvariantCulture) ?? "", element);
                line.Json.WriteEndObject();
                break;
            default:
                line.Text(value.ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteMember(JsonLine line, string name, LogEventPropertyValue value)
    {
        line.Json.WritePropertyName(name);
        Write(line, value);
    }

    private static void WriteScalar(JsonLine line, object? value)
    {
        switch (value)
        {
            case null:
                line.Json.WriteNullValue();
                break;
            case bool truth:
                line.Json.WriteBooleanValue(truth);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                line.Json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                line.Json.WriteNumberValue(number);
                break;
            case decimal number:
                line.Json.WriteNumberValue(number);
                break;
            // JSON has no word for infinity or "not a number".
            case double number when double.IsFinite(number):
                line.Json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                line.Json.WriteNumberValue(number);
                break;
            default:
                line.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }
}
