using OpsBuild.Ecs.Rules.Containers;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Lessons;

/// <summary>No definition holds a secret.</summary>
internal static class SecretRules
{
    private static readonly string[] awsKeys = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"];

    private static readonly string[] wordFields = ["command", "entryPoint"];

    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB501", Severity.Error, "No variable, argument, health check or label holds a secret.")
        {
            Why = "Whoever may describe the task definition reads it, in the console too, and every revision keeps it.",
            Remedy = "Pass the secret's id in Secrets Manager, as in DB_ADMIN_CREDENTIAL_ID, and read it at run time with the task role; or name it under secrets.",
            Source = Sources.Project,
            Check = task => task.EachContainer(container => Variables(container).Concat(Words(container))),
        },
        new("OB502", Severity.Error, "No variable overrides the task role's AWS credentials.")
        {
            Why = "Keys in the environment win over the role: the program acts as somebody else, or fails with InvalidAccessKeyId once they are stale.",
            Remedy = "Take the variable out and give the task role what the program needs.",
            Source = Sources.Project,
            Check = task => task.EachContainer(container => EnvironmentRules.Variables(container)
                .Where(variable => awsKeys.Contains(variable["name"]?.AsText))
                .Select(variable => new Hit(variable, $"{TaskUnderCheck.Name(container)} is given {variable["name"]!.AsText}"))),
        },
    ];

    // The value is what must not be repeated, so a message has the name only.
    private static IEnumerable<Hit> Variables(JsonNode container) => EnvironmentRules.Variables(container)
        .Where(variable => SecretText.IsSecret(variable["name"]?.AsText ?? "", variable["value"]?.AsText ?? ""))
        .Select(variable => new Hit(variable["value"] ?? variable, $"'{variable["name"]?.AsText}' looks like a secret"));

    private static IEnumerable<Hit> Words(JsonNode container) => wordFields
        .SelectMany(field => container[field]?.Elements ?? [])
        .Concat(container["healthCheck"]?["command"]?.Elements ?? [])
        .Where(word => SecretText.IsSecret("", word.AsText ?? ""))
        .Concat(((container["dockerLabels"] as JsonNode.Structure)?.Members ?? [])
            .Where(label => SecretText.IsSecret(label.Name, label.Value.AsText ?? ""))
            .Select(label => label.Value))
        .Select(word => new Hit(word, $"an argument or label of {TaskUnderCheck.Name(container)} looks like a secret"));
}
