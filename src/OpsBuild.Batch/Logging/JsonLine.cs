using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsBuild.Batch.Logging;

/// <summary>Writes one JSON object on one line. Names are the program's own; every text that is not goes through the mask.</summary>
internal sealed class JsonLine : IDisposable
{
    // Outside of HTML nothing but quotes, backslashes and control characters needs escaping, and the rest is easier read as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _json;
    private readonly SecretMask _mask;

    /// <summary>Opens the object with what every line begins with; the message is masked already, or a constant.</summary>
    public JsonLine(SecretMask mask, DateTimeOffset time, string level, string message)
    {
        _mask = mask;
        _json = new Utf8JsonWriter(_buffer, Options);
        _json.WriteStartObject();
        _json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        _json.WriteString("level", level);
        _json.WriteString("msg", message);
    }

    /// <summary>For values that are written with <see cref="Text"/> or are no text.</summary>
    public Utf8JsonWriter Json => _json;

    /// <summary>A text value, masked.</summary>
    public void Text(string text) => _json.WriteStringValue(_mask.Apply(text));

    /// <summary>A whole value, its texts masked.</summary>
    public void Node(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                _json.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    _json.WritePropertyName(name);
                    Node(value);
                }

                _json.WriteEndObject();
                break;
            case JsonArray items:
                _json.WriteStartArray();
                foreach (var item in items)
                    Node(item);
                _json.WriteEndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Text(value.GetValue<string>());
                break;
            case null:
                _json.WriteNullValue();
                break;
            default:
                node.WriteTo(_json);
                break;
        }
    }

    /// <summary>Closes the object: the line with its line feed.</summary>
    public string End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return $"{Encoding.UTF8.GetString(_buffer.WrittenSpan)}\n";
    }

    public void Dispose() => _json.Dispose();
}
