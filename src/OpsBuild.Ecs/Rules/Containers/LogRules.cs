using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>Where a container's output goes.</summary>
internal static class LogRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB351", Severity.Error, "On Fargate the log driver is awslogs, splunk or awsfirelens.")
        {
            Why = "Fargate offers no other.",
            Remedy = "Use awslogs.",
            Source = Sources.Guide,
            Check = task => !task.IsFargate ? [] : Each(task, (_, log) => log["logDriver"]?.AsText is { } driver and not ("awslogs" or "splunk" or "awsfirelens")
                ? [new Hit(log["logDriver"]!, $"the driver is {driver}")]
                : []),
        },
        new("OB352", Severity.Error, "awslogs is told its group and region, and on Fargate a stream prefix.")
        {
            Why = "ECS refuses the definition without them; without a prefix a stream's name is a random id that nobody can look up.",
            Remedy = "Add awslogs-group, awslogs-region and awslogs-stream-prefix.",
            Source = Sources.Api("LogConfiguration"),
            Check = task => AwsLogs(task, (log, options) => new[] { "awslogs-group", "awslogs-region", "awslogs-stream-prefix" }
                .Where(name => (task.IsFargate || name != "awslogs-stream-prefix") && string.IsNullOrEmpty(options?[name]?.AsText))
                .Select(name => new Hit(options ?? log, $"{name} is missing"))),
        },
        new("OB353", Severity.Error, "awslogs has a date format or a multi-line pattern, not both.")
        {
            Why = "Only one of them can tell where a message begins.",
            Remedy = "Keep one. For a program that writes a JSON object per line, neither.",
            Source = Sources.Api("LogConfiguration"),
            Check = task => AwsLogs(task, (_, options) => options?["awslogs-datetime-format"] is not null && options["awslogs-multiline-pattern"] is { } pattern
                ? [new Hit(pattern, "awslogs-datetime-format and awslogs-multiline-pattern are both there")]
                : []),
        },
        new("OB354", Severity.Error, "The log mode is blocking or non-blocking.")
        {
            Why = "The container does not start with another one.",
            Remedy = "Set mode to blocking where no line may be lost.",
            Source = Sources.Api("LogConfiguration"),
            Check = task => Each(task, (_, log) => log["options"]?["mode"]?.AsText is { } mode and not ("blocking" or "non-blocking")
                ? [new Hit(log["options"]!["mode"]!, $"the mode is '{mode}'")]
                : []),
        },
        new("OB355", Severity.Error, "awsfirelens has exactly one container that routes, on Fargate with a configuration from a file.")
        {
            Why = "Without a router nothing goes anywhere; Fargate's cannot read its configuration from S3.",
            Remedy = "Add firelensConfiguration to one container; use config-file-type file.",
            Source = Sources.Api("FirelensConfiguration"),
            Check = FireLens,
        },
        new("OB356", Severity.Warning, "A log group is made by Terraform, not by the task.")
        {
            Why = "awslogs-create-group needs logs:CreateLogGroup on the execution role, and the group keeps its lines for ever.",
            Remedy = "Create the group, with a retention, and leave awslogs-create-group out.",
            Source = Sources.Project,
            Check = task => AwsLogs(task, (_, options) => options?["awslogs-create-group"]?.AsText == "true"
                ? [new Hit(options["awslogs-create-group"]!, "the task creates its log group")]
                : []),
        },
    ];

    private static IEnumerable<Hit> Each(TaskUnderCheck task, Func<JsonNode, JsonNode, IEnumerable<Hit>> check) =>
        task.EachContainer(container => container["logConfiguration"] is { } log ? check(container, log) : []);

    private static IEnumerable<Hit> AwsLogs(TaskUnderCheck task, Func<JsonNode, JsonNode?, IEnumerable<Hit>> check) =>
        Each(task, (_, log) => log["logDriver"]?.AsText == "awslogs" ? check(log, log["options"]) : []);

    private static IEnumerable<Hit> FireLens(TaskUnderCheck task)
    {
        var routers = task.Containers.Where(container => container["firelensConfiguration"] is not null).ToList();
        var user = task.Containers.FirstOrDefault(container => container["logConfiguration"]?["logDriver"]?.AsText == "awsfirelens");
        if (user is not null && routers.Count != 1)
            yield return new Hit(user["logConfiguration"]!, $"{routers.Count} containers have a firelensConfiguration");
        foreach (var options in routers.Select(router => router["firelensConfiguration"]!["options"]))
        {
            if (task.IsFargate && options?["config-file-type"]?.AsText is { } type and not "file")
                yield return new Hit(options["config-file-type"]!, $"config-file-type is {type}");
        }
    }
}
