using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>What ECS refuses of a RunTask (service model, RunTaskRequest).</summary>
internal static class RunTaskRules
{
    /// <exception cref="AwsErrorException">InvalidParameterException: what is wrong.</exception>
    public static void Check(JsonObject input, TaskDefinition definition)
    {
        if (input.Integer("count") is < 1 or > 10)
            throw EcsErrors.Parameter("count must be between 1 and 10.");
        if (input.Text("launchType") is not null && input["capacityProviderStrategy"] is JsonArray { Count: > 0 })
            throw EcsErrors.Parameter("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        if (input.Text("launchType") is not (null or "FARGATE" or "EC2" or "EXTERNAL"))
            throw EcsErrors.Parameter($"Launch type '{input.Text("launchType")}' is not known.");
        if (input.Text("clientToken") is { } token && (token.Length is 0 or > 64 || token.Any(letter => letter is < '!' or > '~')))
            throw EcsErrors.Parameter("clientToken takes up to 64 printable ASCII characters without blanks.");
        if (input.Text("startedBy") is { } by && (by.Length > 128 || by.Any(letter => !(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '/' or '_' or '.'))))
            throw EcsErrors.Parameter("startedBy takes up to 128 letters, digits, hyphens, slashes and underscores.");
        if (input.Text("propagateTags") is "SERVICE")
            throw EcsErrors.Parameter("The SERVICE value for PropagateTags is not supported by RunTask.");
        if (input.Objects("tags").Count > 50)
            throw EcsErrors.Parameter("A task takes up to 50 tags.");
        if (definition.IsAwsvpc)
            CheckNetwork(input);
    }

    /// <exception cref="AwsErrorException">InvalidParameterException: what is missing of the network that awsvpc tasks need.</exception>
    public static void CheckNetwork(JsonObject input)
    {
        if (input["networkConfiguration"]?["awsvpcConfiguration"] is not JsonObject network)
            throw EcsErrors.Parameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        if (network.Texts("subnets").Count is 0 or > 16)
            throw EcsErrors.Parameter("subnets must have 1 to 16 entries.");
        if (network.Texts("securityGroups").Count > 5)
            throw EcsErrors.Parameter("securityGroups can have at most 5 entries.");
        if (network.Text("assignPublicIp") is not (null or "ENABLED" or "DISABLED"))
            throw EcsErrors.Parameter("assignPublicIp is ENABLED or DISABLED.");
    }
}
