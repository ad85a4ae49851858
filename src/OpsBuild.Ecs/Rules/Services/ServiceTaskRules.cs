using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Services;

/// <summary>A service definition and the task definition that it deploys.</summary>
internal sealed record ServiceWithTask(JsonNode Service, JsonNode Task);

/// <summary>What must hold between the two.</summary>
internal static class ServiceTaskRules
{
    public static IReadOnlyList<Rule<ServiceWithTask>> All { get; } =
    [
        new("OB611", Severity.Error, "A load balancer's container is in the task definition and maps the port.")
        {
            Why = "ECS refuses the service otherwise.",
            Remedy = "Correct containerName or containerPort, or add the port mapping.",
            Source = Sources.Api("LoadBalancer"),
            Check = pair => (pair.Service["loadBalancers"]?.Elements ?? []).SelectMany(balancer => Target(balancer, pair.Task)),
        },
    ];

    private static IEnumerable<Hit> Target(JsonNode balancer, JsonNode task)
    {
        var containers = task["containerDefinitions"]?.Elements ?? [];
        if (balancer["containerName"] is not { AsText: { } name } node)
            yield break;

        if (containers.FirstOrDefault(container => container["name"]?.AsText == name) is not { } target)
            yield return new Hit(node, $"the task has no container '{name}'{DidYouMean.Suggestion(name, containers.Select(container => container["name"]?.AsText ?? ""))}");
        else if (balancer["containerPort"] is { AsInteger: { } port } portNode
            && target["portMappings"]?.Elements.Any(mapping => mapping["containerPort"]?.AsInteger == port) is not true)
            yield return new Hit(portNode, $"container '{name}' does not map port {port}");
    }
}
