using System.Text;
using System.Text.Json;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Where a path leads inside a value, by jq's rules.</summary>
internal abstract record StatePathWalk
{
    private StatePathWalk() { }

    /// <summary>To a value that is not null.</summary>
    public sealed record Arrived(JsonElement Value) : StatePathWalk;

    /// <summary>To nothing.</summary>
    /// <param name="Reached">The last value that there was.</param>
    /// <param name="Step">The number of the step that led to nothing; the number of all steps when the value itself is null.</param>
    public sealed record Nothing(JsonElement Reached, int Step) : StatePathWalk;

    /// <summary>Into a value that has no such parts.</summary>
    public sealed record Blocked(string What, string Expected) : StatePathWalk;

    public static StatePathWalk Of(JsonElement value, StatePath path)
    {
        for (var i = 0; i < path.Steps.Count; i++)
        {
            // null has any part, and each is null.
            if (IsNull(value))
                return new Nothing(value, i);
            if (Blocking(value, path.Steps[i]) is { } blocked)
                return blocked;
            if (Part(value, path.Steps[i]) is not { } part)
                return new Nothing(value, i);
            value = part;
        }

        return IsNull(value) ? new Nothing(value, path.Steps.Count) : new Arrived(value);
    }

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    private static Blocked? Blocking(JsonElement value, StatePath.Step step) => (step, value.ValueKind) switch
    {
        (StatePath.Step.Member, JsonValueKind.Object) => null,
        // jq takes an index into a string as well: the character there.
        (StatePath.Step.Item, JsonValueKind.Array or JsonValueKind.String) => null,
        (StatePath.Step.Member member, var kind) => new Blocked($"\"{member.Name}\" is asked of {Kind(kind)}", "an object there"),
        (StatePath.Step.Item item, var kind) => new Blocked($"[{item.Index}] is asked of {Kind(kind)}", "a list there"),
        _ => throw new InvalidOperationException($"Unknown step: {step.GetType().Name}."),
    };

    private static JsonElement? Part(JsonElement value, StatePath.Step step)
    {
        if (step is StatePath.Step.Member member)
            return value.TryGetProperty(member.Name, out var part) ? part : null;
        var index = ((StatePath.Step.Item)step).Index;
        if (value.ValueKind == JsonValueKind.Array)
        {
            var item = index < 0 ? index + value.GetArrayLength() : index;
            return item >= 0 && item < value.GetArrayLength() ? value[item] : null;
        }

        var characters = value.GetString()!.EnumerateRunes().ToArray<Rune>();
        var character = index < 0 ? index + characters.Length : index;
        return character >= 0 && character < characters.Length ? JsonSerializer.SerializeToElement(characters[character].ToString()) : null;
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
