using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>What Fargate does not offer to a container.</summary>
internal static class FargateContainerRules
{
    private static readonly string[] refused =
        ["disableNetworking", "dnsServers", "dnsSearchDomains", "dockerSecurityOptions", "extraHosts", "hostname", "links", "privileged"];

    private static readonly string[] refusedOfLinux = ["devices", "sharedMemorySize", "maxSwap", "swappiness"];

    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB361", Severity.Error, "A Fargate container asks for nothing of the host: no privileges, devices, links, GPUs, host name or DNS of its own.")
        {
            Why = "ECS refuses these fields on Fargate.",
            Remedy = "Take the field out.",
            Source = Sources.Guide,
            Check = task => !task.IsFargate ? [] : task.EachContainer(Refused),
        },
        new("OB362", Severity.Error, "A Fargate container adds no capability but SYS_PTRACE.")
        {
            Why = "ECS refuses others.",
            Remedy = "Take the capability out of add.",
            Source = Sources.Api("KernelCapabilities"),
            Check = task => !task.IsFargate ? [] : task.EachContainer(container => (container["linuxParameters"]?["capabilities"]?["add"]?.Elements ?? [])
                .Where(capability => capability.AsText is { } name and not "SYS_PTRACE")
                .Select(capability => new Hit(capability, $"{TaskUnderCheck.Name(container)} adds {capability.AsText}"))),
        },
        new("OB363", Severity.Warning, "A Fargate container has no tmpfs.")
        {
            Why = "AWS's texts disagree on whether Fargate offers it.",
            Remedy = "Mount an empty volume instead, or try it on the platform version in use.",
            Source = Sources.Guide,
            Check = task => !task.IsFargate ? [] : task.EachContainer(container =>
                Limits.Absent(container["linuxParameters"]?["tmpfs"], $"{TaskUnderCheck.Name(container)} has a tmpfs")),
        },
    ];

    private static IEnumerable<Hit> Refused(JsonNode container)
    {
        var fields = refused.Select(name => (name, container[name]))
            .Concat(refusedOfLinux.Select(name => (name, container["linuxParameters"]?[name])))
            .Concat([("resourceRequirements", container["resourceRequirements"])]);
        foreach (var (name, node) in fields)
        {
            // A list that is empty and a flag that is false ask for nothing.
            if (node is not (null or JsonNode.Flag { Value: false } or JsonNode.Sequence { Items.Count: 0 }))
                yield return new Hit(node, $"{TaskUnderCheck.Name(container)} has {name}");
        }
    }
}
