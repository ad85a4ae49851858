using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Lessons;

/// <summary>A rule about several definitions beside each other.</summary>
internal sealed record SetRule(string Code, Severity Severity, string Title) : Rule(Code, Severity, Title)
{
    public required Func<DefinitionSet, IEnumerable<SetHit>> Check { get; init; }

    public IEnumerable<Finding> Findings(DefinitionSet set) =>
        Check(set).Select(found => new Finding(Code, Severity, found.File, found.Hit.Position, found.Hit.What, Why, Remedy));
}

/// <summary>What sets the definitions of a project apart.</summary>
internal static class SetRules
{
    public static IReadOnlyList<SetRule> All { get; } =
    [
        new("OB541", Severity.Error, "Each definition has a family of its own.")
        {
            Why = "Their revisions would follow each other in one family, and the latest of it would be either.",
            Remedy = "Rename one of the families.",
            Source = Sources.Project,
            Check = set => set.Shared(root => Node(root["family"]), (family, first) => $"the family '{family}' is also that of {first}"),
        },
        new("OB542", Severity.Error, "Each definition's first container writes under a log stream prefix of its own.")
        {
            Why = "Somebody who looks for one command's log finds several commands' streams, told apart by the task's id only.",
            Remedy = "Give each command its prefix, such as batch/apply-db-migration.",
            Source = Sources.Project,
            Check = set => set.Shared(
                root => Node(First(root)?["logConfiguration"]?["options"]?["awslogs-stream-prefix"]),
                (prefix, first) => $"the prefix '{prefix}' is also that of {first}"),
        },
        new("OB543", Severity.Error, "A one-shot task does not use the task role of a service.")
        {
            Why = "The service would be able to read the admin's credential, or the one-shot task would lack it.",
            Remedy = "Split the roles: application, management of its user, migration.",
            Source = Sources.Project,
            Check = RolesOfServices,
        },
    ];

    private static IEnumerable<SetHit> RolesOfServices(DefinitionSet set)
    {
        var services = set.Definitions.Where(entry => entry.Definition.Use is TaskUse.Service).ToList();
        foreach (var (definition, root) in set.Definitions.Where(entry => entry.Definition.Use is TaskUse.OneShot))
        {
            if (root["taskRoleArn"] is { AsText: { } role } node && services.Find(entry => entry.Root["taskRoleArn"]?.AsText == role) is { Root: not null } service)
                yield return new SetHit(definition.File, new Hit(node, $"the task role is also that of {service.Definition.File}"));
        }
    }

    private static JsonNode? First(JsonNode root) => root["containerDefinitions"]?.Elements is { Count: > 0 } containers ? containers[0] : null;

    private static IEnumerable<JsonNode> Node(JsonNode? node) => node is null ? [] : [node];
}
