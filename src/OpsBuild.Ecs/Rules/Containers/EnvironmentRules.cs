using System.Text.RegularExpressions;
using OpsBuild.Ecs.TaskDefinitions.Documents;
using OpsBuild.Ecs.TaskDefinitions.Expressions;

namespace OpsBuild.Ecs.Rules.Containers;

/// <summary>Variables, secrets and files of a container's environment.</summary>
internal static partial class EnvironmentRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB341", Severity.Error, "A name stands once in environment and secrets together.")
        {
            Why = "ECS refuses a secret with a variable's name, and of two variables only one reaches the program.",
            Remedy = "Keep the one that is meant.",
            Source = Sources.Api("ContainerDefinition"),
            Check = task => task.EachContainer(container => Limits.Unique(
                Variables(container).Concat(container["secrets"]?.Elements ?? []), variable => variable["name"]?.AsText, "the name")),
        },
        new("OB342", Severity.Warning, "A variable has a value.")
        {
            Why = "The API takes a variable without value, and the program sees an empty one.",
            Remedy = "Add value, if only \"\".",
            Source = Sources.Api("KeyValuePair"),
            Check = task => task.EachContainer(container => Variables(container)
                .Where(variable => variable["value"] is null)
                .Select(variable => new Hit(variable, $"'{variable["name"]?.AsText}' has no value"))),
        },
        new("OB343", Severity.Warning, "A variable's name has letters, digits and underscores, and does not begin with a digit.")
        {
            Why = "A shell, and many a program, cannot read another name.",
            Remedy = "Rename the variable.",
            Source = "POSIX, environment variable definition",
            Check = task => task.EachContainer(container => Variables(container).Concat(container["secrets"]?.Elements ?? [])
                .Where(variable => variable["name"] is { AsText: { } name } && !VariableName.TryParse(name, out _))
                .Select(variable => new Hit(variable["name"]!, $"the name is '{variable["name"]!.AsText}'"))),
        },
        new("OB344", Severity.Error, "A secret comes from a Secrets Manager ARN, with its random suffix, or from an SSM parameter.")
        {
            Why = "The ECS agent cannot find anything else, and the task fails to start.",
            Remedy = "Write the secret's full ARN, if need be followed by :json-key:version-stage:version-id with all three colons and only one of the last two; or the parameter's name or ARN.",
            Source = Sources.Api("Secret"),
            Check = task => task.EachContainer(container => (container["secrets"]?.Elements ?? [])
                .Concat(container["logConfiguration"]?["secretOptions"]?.Elements ?? [])
                .Where(secret => secret["valueFrom"] is { AsText: { } from } && !IsSource(from))
                .Select(secret => new Hit(secret["valueFrom"]!, $"'{Shown(secret["valueFrom"]!.AsText!)}' is no secret's ARN and no parameter"))),
        },
        new("OB345", Severity.Error, "At most 10 environment files, each the ARN of an object in S3 that ends in .env.")
        {
            Why = "ECS refuses others.",
            Remedy = "Write the object's ARN, arn:aws:s3:::bucket/key.env.",
            Source = Sources.Api("EnvironmentFile"),
            Check = task => task.EachContainer(container => Limits.AtMost(container["environmentFiles"], "environment files", 10)
                .Concat((container["environmentFiles"]?.Elements ?? [])
                    .Where(file => file["value"] is { AsText: { } value } && !ObjectArn().IsMatch(value))
                    .Select(file => new Hit(file["value"]!, $"'{file["value"]!.AsText}' is no .env object's ARN")))),
        },
    ];

    internal static IReadOnlyList<JsonNode> Variables(JsonNode container) => container["environment"]?.Elements ?? [];

    // Who mistakes valueFrom for value has written the secret itself here.
    private static string Shown(string from) => from.StartsWith("arn:", StringComparison.Ordinal) || from.Length == 0 ? from : "***";

    private static bool IsSource(string from) => from.StartsWith("arn:", StringComparison.Ordinal)
        ? SecretArn().IsMatch(from) || ParameterArn().IsMatch(from)
        : ParameterName().IsMatch(from);

    [GeneratedRegex(@"^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[^:]+-[A-Za-z0-9]{6}(:[^:]*:([^:]*:|:[^:]*))?$")]
    private static partial Regex SecretArn();

    [GeneratedRegex(@"^arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter/[A-Za-z0-9_./-]+$")]
    private static partial Regex ParameterArn();

    [GeneratedRegex(@"^[A-Za-z0-9_./-]+$")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"^arn:aws[a-z-]*:s3:::[^/]+/.+\.env$")]
    private static partial Regex ObjectArn();
}
