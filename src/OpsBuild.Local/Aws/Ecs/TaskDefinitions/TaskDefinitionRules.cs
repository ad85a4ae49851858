using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>What ECS refuses at registration, as far as running a task here depends on it; the build's own lint knows more rules.</summary>
internal static partial class TaskDefinitionRules
{
    private static readonly Dictionary<string, int[]> FargateMemory = new(StringComparer.Ordinal)
    {
        ["256"] = [512, 1024, 2048],
        ["512"] = Range(1024, 4096, 1024),
        ["1024"] = Range(2048, 8192, 1024),
        ["2048"] = Range(4096, 16384, 1024),
        ["4096"] = Range(8192, 30720, 1024),
        ["8192"] = Range(16384, 61440, 4096),
        ["16384"] = Range(32768, 122880, 8192),
        ["32768"] = [61440, 122880, 249856],
    };

    /// <exception cref="AwsErrorException">ClientException: what is wrong.</exception>
    public static void Check(JsonObject input)
    {
        if (!Name().IsMatch(input.Text("family") ?? ""))
            throw EcsErrors.Client("Family should not be null or empty, and takes up to 255 letters, digits, hyphens and underscores.");
        var containers = input.Objects("containerDefinitions").Select(each => new ContainerDefinition(each)).ToArray();
        if (containers.Length is 0 or > 10)
            throw EcsErrors.Client("Task definition must have 1 to 10 container definitions.");
        if (containers.GroupBy(each => each.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw EcsErrors.Client($"Container.name contains duplicate value '{twice.Key}'.");
        if (!containers.Any(each => each.IsEssential))
            throw EcsErrors.Client("Invalid setting for container. At least one container must be essential.");
        foreach (var container in containers)
            ContainerRules.Check(container, containers, input);
        ContainerRules.CheckCircles(containers);
        if (input.Texts("requiresCompatibilities").Contains("FARGATE"))
            CheckFargate(input);
    }

    private static void CheckFargate(JsonObject input)
    {
        if (input.Text("networkMode") != "awsvpc")
            throw EcsErrors.Client("Fargate only supports network mode 'awsvpc'.");
        if (input.Text("cpu") is not { } cpu || input.Text("memory") is not { } memory)
            throw EcsErrors.Client("Fargate requires that 'cpu' and 'memory' be defined at the task level.");
        if (!FargateMemory.TryGetValue(cpu, out var sizes))
            throw EcsErrors.Client("Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
        if (!int.TryParse(memory, out var size) || !sizes.Contains(size))
            throw EcsErrors.Client("No Fargate configuration exists for given values: "
                + $"{cpu} CPU, {memory} memory. See the Amazon ECS documentation for the valid values.");
    }

    private static int[] Range(int from, int to, int step) => [.. Enumerable.Range(0, ((to - from) / step) + 1).Select(at => from + (at * step))];

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Name();
}
