using OpsBuild.Ecs.Rules.Tasks;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Requests;

/// <summary>What RunTask takes beside the overrides.</summary>
internal static class RunRequestRules
{
    private const int longestToken = 64;
    private const int longestStarter = 128;

    public static IReadOnlyList<Rule<JsonNode>> All { get; } =
    [
        new("OB711", Severity.Error, "One call starts 1 to 10 tasks.")
        {
            Why = "ECS refuses more; and ecspresso v2 watches only the first of several.",
            Remedy = "Leave count out, or set it to 1 for a task that has to prove its end.",
            Source = Sources.Api("RunTask"),
            Check = request => Limits.Range(request["count"], "count", 1, 10),
        },
        new("OB712", Severity.Error, "clientToken has 1 to 64 characters of ASCII 33 to 126.")
        {
            Why = "ECS refuses another one, and without one a retried call starts a second task.",
            Remedy = "Derive it from the run's id and command, as a hash.",
            Source = Sources.Api("RunTask"),
            Check = request => request["clientToken"] is not { AsText: { } token } node ? [new Hit(request["clientToken"] ?? request, "there is no clientToken")]
                : token.Length is >= 1 and <= longestToken && token.All(character => character is >= '!' and <= '~') ? []
                : [new Hit(node, $"clientToken has {token.Length} characters, or some that are not ASCII 33 to 126")],
        },
        new("OB713", Severity.Error, "startedBy has up to 128 letters, digits, hyphens, slashes and underscores.")
        {
            Why = "ECS refuses another one.",
            Remedy = "Shorten it; what does not fit belongs into a tag.",
            Source = Sources.Api("RunTask"),
            Check = request => request["startedBy"] is { AsText: { } starter } node
                    && (starter.Length > longestStarter || !starter.All(character => char.IsAsciiLetterOrDigit(character) || "-/_".Contains(character, StringComparison.Ordinal)))
                ? [new Hit(node, $"startedBy is '{starter}'")]
                : [],
        },
        new("OB714", Severity.Error, "A run has at most 50 tags, with keys of 1 to 128 and values of up to 256 letters, digits, blanks and _ . : / = + - @.")
        {
            Why = "ECS refuses other tags, and those that begin with aws: are AWS's own.",
            Remedy = "Shorten or rename the tag.",
            Source = Sources.Api("Tag"),
            Check = request => Limits.AtMost(request["tags"], "tags", 50).Concat(request["tags"]?.Elements.SelectMany(TaskRules.Tag) ?? []),
        },
        new("OB715", Severity.Error, "A run has a launch type or a capacity provider strategy of 1 to 20 items, 1 to 16 subnets and at most 5 security groups.")
        {
            Why = "ECS refuses anything else.",
            Remedy = "Correct the service definition: runs take these from it.",
            Source = Sources.Api("RunTask"),
            Check = request => (request["launchType"] is not null && request["capacityProviderStrategy"] is { } strategy
                    ? [new Hit(strategy, "launchType and capacityProviderStrategy are both there")]
                    : Array.Empty<Hit>())
                .Concat(Limits.AtMost(request["capacityProviderStrategy"], "capacity providers", 20))
                .Concat(Limits.AtMost(Network(request)?["subnets"], "subnets", 16))
                .Concat(Network(request) is { } network && network["subnets"]?.Elements.Count is null or 0 ? [new Hit(Network(request)!, "the run names no subnet")] : [])
                .Concat(Limits.AtMost(Network(request)?["securityGroups"], "security groups", 5)),
        },
    ];

    private static JsonNode? Network(JsonNode request) => request["networkConfiguration"]?["awsvpcConfiguration"];
}
