using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>A document with changes: <c>path = json</c> each, <c>path =</c> to take something out; <c>0.</c> and <c>1.</c> are the first two containers.</summary>
internal static class Edited
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    public static string Json(string json, params IEnumerable<string> changes)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var change in changes)
        {
            var (path, value) = change.Split(" =", 2) is [var before, var after] ? (before, after.Trim()) : throw new FormatException(change);
            Apply(root, path, value);
        }

        return root.ToJsonString(indented);
    }

    private static void Apply(JsonNode root, string path, string value)
    {
        var steps = path.Split('/');
        if (char.IsAsciiDigit(steps[0][0]))
            steps = ["containerDefinitions", .. steps];

        var parent = root;
        foreach (var step in steps[..^1])
            parent = Step(parent, step);

        if (value.Length == 0)
            parent.AsObject().Remove(steps[^1]);
        else if (parent is JsonArray array && int.Parse(steps[^1], CultureInfo.InvariantCulture) is var index)
            Put(array, index, JsonNode.Parse(value));
        else
            parent[steps[^1]] = JsonNode.Parse(value);
    }

    private static JsonNode Step(JsonNode parent, string step)
    {
        if (parent is JsonArray array)
            return array[int.Parse(step, CultureInfo.InvariantCulture)]!;

        return parent[step] ?? (parent[step] = new JsonObject())!;
    }

    private static void Put(JsonArray array, int index, JsonNode? value)
    {
        if (index == array.Count)
            array.Add(value);
        else
            array[index] = value;
    }
}
