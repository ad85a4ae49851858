using System.Text;
using System.Text.Json;

namespace OpsBuild.Ecs.TaskDefinitions.Documents;

/// <summary>Reads JSON as ecspresso's reader does (no comments, no trailing commas) and keeps where each value stands.</summary>
public static class JsonReader
{
    /// <exception cref="JsonDocumentException">The text is not JSON.</exception>
    public static JsonNode Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var lines = new LineIndex(bytes);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            reader.Read();
            var node = Value(ref reader, lines);
            // Reads on to the end: a second value is an error that only this shows.
            reader.Read();
            return node;
        }
        catch (JsonException failure)
        {
            throw new JsonDocumentException(lines.At(reader.BytesConsumed), Reason(failure), failure);
        }
    }

    private static JsonNode Value(ref Utf8JsonReader reader, LineIndex lines)
    {
        var position = lines.At(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Members(ref reader, lines, position),
            JsonTokenType.StartArray => Items(ref reader, lines, position),
            JsonTokenType.String => new JsonNode.Literal(position, reader.GetString()!),
            JsonTokenType.Number => new JsonNode.Number(position, reader.TryGetInt64(out var number) ? number : null),
            JsonTokenType.True or JsonTokenType.False => new JsonNode.Flag(position, reader.GetBoolean()),
            _ => new JsonNode.Null(position),
        };
    }

    private static JsonNode.Structure Members(ref Utf8JsonReader reader, LineIndex lines, TextPosition position)
    {
        var members = new List<JsonNode.Member>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var place = lines.At(reader.TokenStartIndex);
            reader.Read();
            members.Add(new JsonNode.Member(name, place, Value(ref reader, lines)));
        }

        return new JsonNode.Structure(position, members);
    }

    private static JsonNode.Sequence Items(ref Utf8JsonReader reader, LineIndex lines, TextPosition position)
    {
        var items = new List<JsonNode>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            items.Add(Value(ref reader, lines));

        return new JsonNode.Sequence(position, items);
    }

    // The platform's message ends with its own, zero-based place, before it at times with advice to whoever calls the reader.
    private static string Reason(JsonException failure)
    {
        string[] asides = [" LineNumber:", " Change the reader options.", " which is not supported in this mode", " Expected the input to start with a valid JSON token"];
        var end = asides.Select(aside => failure.Message.IndexOf(aside, StringComparison.Ordinal)).Where(place => place >= 0).DefaultIfEmpty(failure.Message.Length).Min();
        return failure.Message[..end].TrimEnd('.') + ".";
    }
}
