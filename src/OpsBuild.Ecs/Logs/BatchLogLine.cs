using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace OpsBuild.Ecs.Logs;

/// <summary>One line of the batch's log: a JSON object with <c>level</c>, <c>msg</c> and snake_case fields.</summary>
/// <param name="Level">The level's word, such as <c>INFO</c> or <c>ERROR</c>.</param>
/// <param name="Message">The message.</param>
/// <param name="Fields">The other fields in the line's order, each value as a person reads it; <c>time</c> apart.</param>
public sealed record BatchLogLine(string Level, string Message, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Reads a line; false for whatever else a container may print.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out BatchLogLine? parsed)
    {
        parsed = null;
        if (!line.StartsWith('{'))
            return false;
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (Text(json, "level") is not { } level || Text(json, "msg") is not { } message)
                return false;
            var fields = json.EnumerateObject()
                .Where(field => field.Name is not ("level" or "msg" or "time"))
                .Select(field => KeyValuePair.Create(field.Name, field.Value.ToString()))
                .ToList();
            parsed = new BatchLogLine(level, message, fields);
            return true;
        }
        catch (JsonException)
        {
            // A line that only looks like an object is printed as it stands.
            return false;
        }
    }

    /// <summary>The line as a person reads it: the message, then its fields as <c>name=value</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Message);
        foreach (var (name, value) in Fields)
            text.Append("  ").Append(name).Append('=').Append(value);
        return text.ToString();
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
