using System.Text;
using OpsBuild.Ecs.Rules.Lessons;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Overrides;

/// <summary>Overrides of RunTask. ecspresso drops what it does not know without a word, so a wrong name means that nothing is overridden.</summary>
internal static class OverrideRules
{
    private const int maximumBytes = 8192;

    public static IReadOnlyList<Rule<OverridesUnderCheck>> All { get; } =
    [
        new("OB701", Severity.Error, "Overrides have at most 8192 bytes of JSON.")
        {
            Why = "ECS refuses more. It counts characters; bytes are the safe side.",
            Remedy = "Move long values into the task definition.",
            Source = Sources.Api("TaskOverride"),
            Check = overrides => Encoding.UTF8.GetByteCount(overrides.Text) is var bytes and > maximumBytes
                ? [new Hit(overrides.Root, $"the overrides have {bytes} bytes")]
                : [],
        },
        new("OB702", Severity.Error, "A container override names a container of the task.")
        {
            Why = "ECS refuses an override of no container.",
            Remedy = "Correct the name.",
            Source = Sources.Api("ContainerOverride"),
            Check = overrides => Containers(overrides).SelectMany(container => Name(container, overrides.Task)),
        },
        new("OB703", Severity.Error, "Overrides hold no secret.")
        {
            Why = "DescribeTasks and CloudTrail show them to whoever may read these.",
            Remedy = "Pass the secret's id and let the program read it.",
            Source = Sources.Project,
            Check = overrides => Containers(overrides).SelectMany(container => container["environment"]?.Elements ?? [])
                .Where(variable => SecretText.IsSecret(variable["name"]?.AsText ?? "", variable["value"]?.AsText ?? ""))
                .Select(variable => new Hit(variable, $"'{variable["name"]?.AsText}' looks like a secret"))
                .Concat(Containers(overrides).SelectMany(container => container["command"]?.Elements ?? [])
                    .Where(word => SecretText.IsSecret("", word.AsText ?? ""))
                    .Select(word => new Hit(word, "an argument looks like a secret"))),
        },
    ];

    private static IReadOnlyList<JsonNode> Containers(OverridesUnderCheck overrides) => overrides.Root["containerOverrides"]?.Elements ?? [];

    private static IEnumerable<Hit> Name(JsonNode container, JsonNode task)
    {
        var names = (task["containerDefinitions"]?.Elements ?? []).Select(definition => definition["name"]?.AsText ?? "").ToList();
        if (container["name"] is not { AsText: { } name } node)
            yield return new Hit(container, "a container override has no name");
        else if (!names.Contains(name))
            yield return new Hit(node, $"the task has no container '{name}'{DidYouMean.Suggestion(name, names)}");
    }
}
