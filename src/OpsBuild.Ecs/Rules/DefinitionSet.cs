using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules;

/// <summary>The task definitions of a project, read.</summary>
internal sealed record DefinitionSet(IReadOnlyList<(DefinitionText Definition, JsonNode Root)> Definitions)
{
    /// <summary>Values of one kind that more than one definition has, at each place but the first.</summary>
    public IEnumerable<SetHit> Shared(Func<JsonNode, IEnumerable<JsonNode>> values, Func<string, string, string> tell) => Definitions
        .SelectMany(entry => values(entry.Root).Where(value => value.AsText is not null).Select(value => (entry.Definition, Value: value)))
        .GroupBy(found => found.Value.AsText!, StringComparer.Ordinal)
        .SelectMany(group => group.Where(found => found.Definition != group.First().Definition)
            .Select(found => new SetHit(found.Definition.File, new Hit(found.Value, tell(group.Key, group.First().Definition.File)))));
}

/// <summary>A hit in one of several files.</summary>
internal readonly record struct SetHit(string File, Hit Hit);
