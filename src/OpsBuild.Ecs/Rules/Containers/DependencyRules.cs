using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>Which container waits for which.</summary>
internal static class DependencyRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB311", Severity.Error, "A container depends on another container of the task.")
        {
            Why = "ECS refuses a dependency on nothing or on itself.",
            Remedy = "Correct containerName.",
            Source = Sources.Api("ContainerDependency"),
            Check = task => Each(task, (container, dependency) => Target(task, container, dependency)),
        },
        new("OB312", Severity.Error, "No container waits for itself through others.")
        {
            Why = "None of them would ever start; ECS refuses the circle.",
            Remedy = "Take one of the dependencies out.",
            Source = Sources.Api("ContainerDependency"),
            Check = task => task.EachContainer(container => Circle(task, container)),
        },
        new("OB313", Severity.Error, "What is waited for until it ended (COMPLETE, SUCCESS) is not essential.")
        {
            Why = "An essential container that ends stops the task before the waiting one starts; ECS refuses it.",
            Remedy = "Set essential of the container that ends first to false.",
            Source = "aws/aws-sdk (boto3 issue 2436), the API's own answer",
            Check = task => Each(task, (_, dependency) => dependency["condition"]?.AsText is "COMPLETE" or "SUCCESS"
                    && task.Container(dependency["containerName"]?.AsText) is { } target && TaskUnderCheck.IsEssential(target)
                ? [new Hit(dependency, $"{TaskUnderCheck.Name(target)} is essential and is waited for until it ends")]
                : []),
        },
        new("OB314", Severity.Error, "What is waited for until it is HEALTHY has a health check in the definition.")
        {
            Why = "ECS does not look at the HEALTHCHECK of the image; it refuses the dependency.",
            Remedy = "Add healthCheck to the container that is waited for.",
            Source = Sources.Api("ContainerDependency"),
            Check = task => Each(task, (_, dependency) => dependency["condition"]?.AsText is "HEALTHY"
                    && task.Container(dependency["containerName"]?.AsText) is { } target && target["healthCheck"] is null
                ? [new Hit(dependency, $"{TaskUnderCheck.Name(target)} has no healthCheck")]
                : []),
        },
        new("OB315", Severity.Error, "On Fargate startTimeout and stopTimeout are 2 to 120 seconds.")
        {
            Why = "ECS refuses other values.",
            Remedy = "Take a value in the range; stopTimeout is 30 without one.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => !task.IsFargate ? [] : task.EachContainer(container =>
                Limits.Range(container["startTimeout"], "startTimeout", 2, 120).Concat(Limits.Range(container["stopTimeout"], "stopTimeout", 2, 120))),
        },
    ];

    private static IEnumerable<Hit> Each(TaskUnderCheck task, Func<JsonNode, JsonNode, IEnumerable<Hit>> check) =>
        task.EachContainer(container => (container["dependsOn"]?.Elements ?? []).SelectMany(dependency => check(container, dependency)));

    private static IEnumerable<Hit> Target(TaskUnderCheck task, JsonNode container, JsonNode dependency)
    {
        if (dependency["containerName"] is not { AsText: { } name } node)
            yield break;

        var others = task.Containers.Where(other => other != container).Select(other => other["name"]?.AsText ?? "");
        if (name == container["name"]?.AsText)
            yield return new Hit(node, $"{TaskUnderCheck.Name(container)} depends on itself");
        else if (task.Container(name) is null)
            yield return new Hit(node, $"the task has no container '{name}'{DidYouMean.Suggestion(name, others)}");
    }

    /// <summary>The circle through a container, told once: at the container of it that comes first.</summary>
    private static IEnumerable<Hit> Circle(TaskUnderCheck task, JsonNode start)
    {
        var path = Path(task, start, start, []);
        if (path is { Count: > 1 } && path.All(name => IndexOf(task, name) >= IndexOf(task, path[0])))
            yield return new Hit(start, $"the containers wait in a circle: {string.Join(" -> ", path.Append(path[0]))}");
    }

    private static List<string>? Path(TaskUnderCheck task, JsonNode from, JsonNode goal, List<string> visited)
    {
        if (from["name"]?.AsText is not { } name || visited.Contains(name))
            return null;

        visited = [.. visited, name];
        foreach (var dependency in from["dependsOn"]?.Elements ?? [])
        {
            if (task.Container(dependency["containerName"]?.AsText) is not { } next)
                continue;
            if (next == goal)
                return visited;
            if (Path(task, next, goal, visited) is { } found)
                return found;
        }

        return null;
    }

    private static int IndexOf(TaskUnderCheck task, string name) =>
        Enumerable.Range(0, task.Containers.Count).First(index => task.Containers[index]["name"]?.AsText == name);
}
