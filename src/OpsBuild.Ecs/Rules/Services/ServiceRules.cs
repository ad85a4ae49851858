using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Services;

/// <summary>A service definition; one-shot tasks take their network from it too.</summary>
internal static class ServiceRules
{
    public static IReadOnlyList<Rule<JsonNode>> All { get; } =
    [
        new("OB601", Severity.Error, "A service on Fargate says its subnets: 1 to 16, and at most 5 security groups.")
        {
            Why = "A task with its own network interface cannot be placed otherwise; ecspresso run takes both from here.",
            Remedy = "Fill networkConfiguration.awsvpcConfiguration from Terraform's state; a list stands without quotes.",
            Source = Sources.Api("AwsVpcConfiguration"),
            Check = service => Network(service) is not { } network
                ? IsFargate(service) ? [new Hit(service, "the service has no networkConfiguration")] : []
                : (network["subnets"]?.Elements.Count is null or 0 ? [new Hit(network, "the service names no subnet")] : Array.Empty<Hit>())
                    .Concat(Limits.AtMost(network["subnets"], "subnets", 16))
                    .Concat(Limits.AtMost(network["securityGroups"], "security groups", 5)),
        },
        new("OB602", Severity.Error, "assignPublicIp is said, and is DISABLED.")
        {
            Why = "The database is private and so are its tasks. Not said, the default has differed between the API and the console.",
            Remedy = "Set assignPublicIp to DISABLED and give the subnets a route to ECR, Secrets Manager and CloudWatch Logs.",
            Source = Sources.Project,
            Check = service => Network(service) is { } network && network["assignPublicIp"]?.AsText != "DISABLED"
                ? [new Hit(network["assignPublicIp"] ?? network, $"assignPublicIp is {network["assignPublicIp"]?.AsText ?? "not said"}")]
                : [],
        },
        new("OB603", Severity.Error, "A service has a launch type or a capacity provider strategy of 1 to 20 items, not both.")
        {
            Why = "ECS refuses both; ecspresso run passes them on to RunTask, which refuses them too.",
            Remedy = "Keep one of them.",
            Source = Sources.Api("CreateService"),
            Check = service => (service["launchType"] is not null && service["capacityProviderStrategy"] is { } strategy
                    ? [new Hit(strategy, "launchType and capacityProviderStrategy are both there")]
                    : Array.Empty<Hit>())
                .Concat(Limits.AtMost(service["capacityProviderStrategy"], "capacity providers", 20)),
        },
        new("OB604", Severity.Warning, "A deployment that fails is rolled back by the circuit breaker.")
        {
            Why = "Without it ECS starts tasks that fail for as long as the deployment lasts.",
            Remedy = "Set deploymentConfiguration.deploymentCircuitBreaker with enable and rollback.",
            Source = Sources.Api("DeploymentCircuitBreaker"),
            Check = service => service["deploymentConfiguration"]?["deploymentCircuitBreaker"] is { } breaker
                    && breaker["enable"]?.AsFlag is true && breaker["rollback"]?.AsFlag is true
                ? []
                : [new Hit(service["deploymentConfiguration"] ?? service, "no circuit breaker rolls a failed deployment back")],
        },
        new("OB605", Severity.Warning, "ECS Exec is off.")
        {
            Why = "ecspresso run takes the setting over: a one-shot task with the admin's credential would let people in.",
            Remedy = "Set enableExecuteCommand to false, and switch it on for a while where it is needed.",
            Source = Sources.Ecspresso,
            Check = service => service["enableExecuteCommand"] is JsonNode.Flag { Value: true } flag ? [new Hit(flag, "ECS Exec is on")] : [],
        },
        new("OB606", Severity.Warning, "A service definition leaves desiredCount out.")
        {
            Why = "ecspresso deploy would set the count back to it, whatever auto scaling or a person chose.",
            Remedy = "Take it out; use ecspresso scale, or deploy --tasks once.",
            Source = "kayac/ecspresso issues 131 and 274",
            Check = service => Limits.Absent(service["desiredCount"], "the service has a desiredCount"),
        },
        new("OB607", Severity.Error, "The deployment controller is ECS.")
        {
            Why = "ecspresso refuses an external one, and the verdict on a deployment is read from ECS's own deployments.",
            Remedy = "Set deploymentController.type to ECS or leave it out.",
            Source = Sources.Ecspresso,
            Check = service => service["deploymentController"]?["type"]?.AsText is { } type and not "ECS"
                ? [new Hit(service["deploymentController"]!["type"]!, $"the controller is {type}")]
                : [],
        },
    ];

    private static JsonNode? Network(JsonNode service) => service["networkConfiguration"]?["awsvpcConfiguration"];

    private static bool IsFargate(JsonNode service) => service["launchType"]?.AsText == "FARGATE"
        || service["capacityProviderStrategy"]?.Elements.Any(item => item["capacityProvider"]?.AsText is "FARGATE" or "FARGATE_SPOT") is true;
}
