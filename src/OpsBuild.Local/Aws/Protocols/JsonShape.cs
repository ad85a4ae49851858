using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.Protocols;

/// <summary>
/// The shape that a service model gives to an input: members of the wrong type are refused as AWS refuses them, members that the model does not
/// know are dropped as AWS drops them.
/// </summary>
/// <remarks>
/// Written as <c>{name:s,count:i,essential:b,tags:[{key:s,value:s}],options:&lt;s&gt;}</c>: s text, i integer, n number, b true or false, [ ] list,
/// &lt; &gt; map, { } structure.
/// </remarks>
internal abstract record JsonShape
{
    private JsonShape()
    {
    }

    public static JsonShape Parse(string text)
    {
        var position = 0;
        var shape = JsonShapeText.Read(text, ref position);
        return position == text.Length ? shape : throw new FormatException($"Character {position} of the shape '{text}' is not understood.");
    }

    /// <summary>A checked copy of the input.</summary>
    /// <exception cref="AwsErrorException">A member has another type than the model says.</exception>
    public JsonObject ReadObject(JsonObject input) => (JsonObject)Read(input, "")!;

    protected abstract JsonNode? Read(JsonNode input, string path);

    private static AwsErrorException Wrong(string path, string expected, JsonNode found) => new(
        "SerializationException", $"The member '{path}' must be {expected}, not {found.GetValueKind().ToString().ToLowerInvariant()}.");

    public sealed record Text : JsonShape
    {
        protected override JsonNode Read(JsonNode input, string path) =>
            input.GetValueKind() == JsonValueKind.String ? input.DeepClone() : throw Wrong(path, "a string", input);
    }

    public sealed record Integer : JsonShape
    {
        protected override JsonNode Read(JsonNode input, string path) =>
            input.GetValueKind() == JsonValueKind.Number && long.TryParse(input.ToJsonString(), out var number)
                ? JsonValue.Create(number) : throw Wrong(path, "an integer", input);
    }

    public sealed record Number : JsonShape
    {
        protected override JsonNode Read(JsonNode input, string path) =>
            input.GetValueKind() == JsonValueKind.Number ? input.DeepClone() : throw Wrong(path, "a number", input);
    }

    public sealed record Flag : JsonShape
    {
        protected override JsonNode Read(JsonNode input, string path) =>
            input.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? input.DeepClone() : throw Wrong(path, "true or false", input);
    }

    public sealed record List(JsonShape Item) : JsonShape
    {
        protected override JsonNode Read(JsonNode input, string path) => input is JsonArray array
            ? new JsonArray([.. array.Select((item, at) => item is null ? null : Item.Read(item, $"{path}[{at}]"))])
            : throw Wrong(path, "a list", input);
    }

    public sealed record Map(JsonShape Value) : JsonShape
    {
        protected override JsonNode Read(JsonNode input, string path) => input is JsonObject map
            ? new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Value.Read(pair.Value, $"{path}.{pair.Key}"))))
            : throw Wrong(path, "a map", input);
    }

    public sealed record Structure(IReadOnlyDictionary<string, JsonShape> Members) : JsonShape
    {
        protected override JsonNode Read(JsonNode input, string path)
        {
            if (input is not JsonObject structure)
                throw Wrong(path, "a structure", input);
            var read = new JsonObject();
            foreach (var (name, value) in structure)
            {
                if (value is not null && Members.TryGetValue(name, out var member))
                    read[name] = member.Read(value, path.Length == 0 ? name : $"{path}.{name}");
            }

            return read;
        }
    }
}
