using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>The bounds of a container's health check.</summary>
internal static class HealthCheckRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB321", Severity.Error, "A health check's command is CMD with arguments or CMD-SHELL with one line.")
        {
            Why = "Anything else is no command for ECS: the container never becomes healthy.",
            Remedy = "Begin the list with CMD or CMD-SHELL.",
            Source = Sources.Api("HealthCheck"),
            Check = task => Each(task, check => check["command"] is JsonNode.Sequence command && !IsCommand(command)
                ? [new Hit(command, $"the command begins with '{(command.Items.Count > 0 ? command.Items[0].AsText : null) ?? "nothing"}'")]
                : []),
        },
        Bound("OB322", "interval", 5, 300, "30"),
        Bound("OB323", "retries", 1, 10, "3") with
        {
            Why = "ECS refuses the task definition when it is registered: 12 retries, as Docker would take them, is the classic.",
            Remedy = "Lower retries to 10 or less; for a longer start use startPeriod, up to 300 seconds, or a longer interval.",
            Source = Sources.Api("HealthCheck") + "; the founding article's own failure",
        },
        Bound("OB324", "timeout", 2, 60, "5"),
        Bound("OB325", "startPeriod", 0, 300, "none"),
        new("OB326", Severity.Warning, "A health check's timeout is shorter than its interval.")
        {
            Why = "A check that hangs delays the next one, so that the verdict comes later than retries times interval.",
            Remedy = "Lower timeout or raise interval.",
            Source = Sources.Project,
            Check = task => Each(task, check => (check["timeout"]?.AsInteger ?? 5) >= (check["interval"]?.AsInteger ?? 30)
                ? [new Hit(check, $"timeout is {check["timeout"]?.AsInteger ?? 5} and interval {check["interval"]?.AsInteger ?? 30} seconds")]
                : []),
        },
    ];

    private static Rule<TaskUnderCheck> Bound(string code, string field, int least, int most, string standard) =>
        new(code, Severity.Error, $"A health check's {field} is {least} to {most}.")
        {
            Why = "ECS refuses the task definition when it is registered.",
            Remedy = $"Take a value in the range; without one ECS takes {standard}.",
            Source = Sources.Api("HealthCheck"),
            Check = task => Each(task, check => Limits.Range(check[field], field, least, most)),
        };

    private static IEnumerable<Hit> Each(TaskUnderCheck task, Func<JsonNode, IEnumerable<Hit>> check) =>
        task.EachContainer(container => container["healthCheck"] is { } healthCheck ? check(healthCheck) : []);

    private static bool IsCommand(JsonNode.Sequence command) => command.Items switch
    {
        [{ AsText: "CMD" }, _, ..] => true,
        [{ AsText: "CMD-SHELL" }, _] => true,
        _ => false,
    };
}
