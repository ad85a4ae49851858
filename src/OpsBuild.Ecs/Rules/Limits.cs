using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules;

/// <summary>Checks that many rules share.</summary>
internal static class Limits
{
    /// <summary>A whole number outside of its range; a missing one is fine.</summary>
    public static IEnumerable<Hit> Range(JsonNode? node, string name, long least, long most)
    {
        if (node?.AsInteger is { } value && (value < least || value > most))
            yield return new Hit(node, $"{name} is {value}; ECS takes {least} to {most}");
    }

    /// <summary>A list with more items than ECS takes.</summary>
    public static IEnumerable<Hit> AtMost(JsonNode? list, string name, int most)
    {
        if (list is not null && list.Elements.Count > most)
            yield return new Hit(list, $"{list.Elements.Count} {name}; ECS takes at most {most}");
    }

    /// <summary>A field that is there although it must not be.</summary>
    public static IEnumerable<Hit> Absent(JsonNode? node, string what)
    {
        if (node is not null)
            yield return new Hit(node, what);
    }

    /// <summary>Items that say what an earlier one said already.</summary>
    public static IEnumerable<Hit> Unique(IEnumerable<JsonNode> items, Func<JsonNode, string?> key, string what) => items
        .Where(item => key(item) is not null)
        .GroupBy(key, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1).Select(item => new Hit(item, $"{what} '{group.Key}' is there twice")));
}
