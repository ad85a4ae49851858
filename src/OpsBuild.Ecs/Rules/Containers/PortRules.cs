using System.Globalization;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>The ports that containers listen on.</summary>
internal static class PortRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB331", Severity.Error, "A mapping has a port or a range; a port is 1 to 65535, and a host port may also be 0.")
        {
            Why = "There are no others, and ECS refuses a mapping of none.",
            Remedy = "Correct the port.",
            Source = Sources.Api("PortMapping"),
            Check = task => Each(task, mapping => Limits.Range(mapping["containerPort"], "containerPort", 1, 65535)
                .Concat(mapping["containerPort"] is null && mapping["containerPortRange"] is null ? [new Hit(mapping, "the mapping has no containerPort")] : [])
                .Concat(Limits.Range(mapping["hostPort"], "hostPort", 0, 65535))),
        },
        new("OB332", Severity.Error, "With awsvpc or host a host port is absent, 0 or the container port.")
        {
            Why = "There is no bridge that could translate between two ports; ECS refuses the definition.",
            Remedy = "Leave hostPort out.",
            Source = Sources.Api("PortMapping"),
            Check = task => !(task.IsAwsvpc || task.Root["networkMode"]?.AsText == "host") ? [] : Each(task, mapping =>
                mapping["hostPort"]?.AsInteger is { } host and not 0 && mapping["containerPort"]?.AsInteger is { } port && host != port
                    ? [new Hit(mapping["hostPort"]!, $"hostPort is {host} and containerPort {port}")]
                    : []),
        },
        new("OB333", Severity.Error, "With awsvpc no two containers, and no two protocols, map the same port.")
        {
            Why = "The containers share one network namespace: the second cannot listen, and its container ends. Unmapped ports clash too, which no check can see.",
            Remedy = "Give one of them another port.",
            Source = Sources.Api("PortMapping"),
            Check = task => !task.IsAwsvpc ? [] : Limits.Unique(
                task.Containers.SelectMany(container => container["portMappings"]?.Elements ?? []),
                mapping => mapping["containerPort"]?.AsInteger?.ToString(CultureInfo.InvariantCulture),
                "container port"),
        },
        new("OB334", Severity.Error, "A port's name has 1 to 64 lower-case letters, digits, hyphens and underscores, and does not begin with a hyphen.")
        {
            Why = "ECS refuses other names.",
            Remedy = "Rename the port.",
            Source = Sources.Api("PortMapping"),
            Check = task => Each(task, mapping => mapping["name"]?.AsText is { } name && !IsName(name)
                ? [new Hit(mapping["name"]!, $"the port's name is '{name}'")]
                : []),
        },
        new("OB335", Severity.Error, "At most 100 ranges of ports in a container, each from a lower to a higher port, none together with containerPort.")
        {
            Why = "ECS refuses more, and reads a range as first-last.",
            Remedy = "Join ranges, or write it as in 8000-8010.",
            Source = Sources.Api("PortMapping"),
            Check = task => task.EachContainer(PortRanges),
        },
    ];

    private static IEnumerable<Hit> Each(TaskUnderCheck task, Func<JsonNode, IEnumerable<Hit>> check) =>
        task.EachContainer(container => (container["portMappings"]?.Elements ?? []).SelectMany(check));

    private static bool IsName(string name) =>
        name is { Length: > 0 and <= 64 } && name[0] != '-' && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_');

    private static IEnumerable<Hit> PortRanges(JsonNode container)
    {
        var ranges = (container["portMappings"]?.Elements ?? []).Where(mapping => mapping["containerPortRange"] is not null).ToList();
        if (ranges.Count > 100)
            yield return new Hit(container["portMappings"]!, $"{ranges.Count} ranges of ports");
        foreach (var mapping in ranges.Where(mapping => mapping["containerPort"] is not null || !IsRange(mapping["containerPortRange"]!.AsText)))
            yield return new Hit(mapping, $"the range is '{mapping["containerPortRange"]!.AsText}'{(mapping["containerPort"] is null ? "" : " beside a containerPort")}");
    }

    private static bool IsRange(string? text) =>
        text?.Split('-') is [var first, var last] && ushort.TryParse(first, CultureInfo.InvariantCulture, out var low) && ushort.TryParse(last, CultureInfo.InvariantCulture, out var high) && low > 0 && low <= high;
}
