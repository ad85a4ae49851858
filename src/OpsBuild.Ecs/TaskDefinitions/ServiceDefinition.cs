using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>A service on Fargate behind a load balancer. One-shot tasks take its network too: <c>ecspresso run</c> reads it for that.</summary>
public sealed record ServiceDefinition
{
    /// <summary>Private subnets.</summary>
    public required TextList Subnets { get; init; }

    public required TextList SecurityGroups { get; init; }

    /// <summary>The load balancer's target group.</summary>
    public required TemplateText TargetGroup { get; init; }

    /// <summary>The container that the target group reaches.</summary>
    public required ContainerName Container { get; init; }

    /// <summary>Its TCP port.</summary>
    public required int ContainerPort { get; init; }

    /// <summary>Seconds after a task's start in which the load balancer's verdict does not count.</summary>
    public required int HealthCheckGracePeriod { get; init; }

    /// <summary>The file's text.</summary>
    /// <remarks>It has no <c>desiredCount</c>: ecspresso would put the count back to it with every deployment, whatever auto scaling chose.</remarks>
    public string ToFileText() => JsonWriter.Write(JsonPart.Object(
        ("launchType", JsonPart.Text("FARGATE")),
        ("platformVersion", JsonPart.Text("1.4.0")),
        ("schedulingStrategy", JsonPart.Text("REPLICA")),
        ("deploymentController", JsonPart.Object(("type", JsonPart.Text("ECS")))),
        ("deploymentConfiguration", JsonPart.Object(
            ("deploymentCircuitBreaker", JsonPart.Object(("enable", JsonPart.Flag(true)), ("rollback", JsonPart.Flag(true)))),
            ("maximumPercent", JsonPart.Number(200)),
            ("minimumHealthyPercent", JsonPart.Number(100)))),
        ("enableECSManagedTags", JsonPart.Flag(true)),
        ("enableExecuteCommand", JsonPart.Flag(false)),
        ("propagateTags", JsonPart.Text("SERVICE")),
        ("healthCheckGracePeriodSeconds", JsonPart.Number(HealthCheckGracePeriod)),
        ("loadBalancers", JsonPart.Array([JsonPart.Object(
            ("containerName", JsonPart.Text(Container.ToString())),
            ("containerPort", JsonPart.Number(ContainerPort)),
            ("targetGroupArn", JsonPart.Text(TargetGroup)))])),
        ("networkConfiguration", JsonPart.Object(
            ("awsvpcConfiguration", JsonPart.Object(
                ("subnets", Subnets.ToJson()),
                ("securityGroups", SecurityGroups.ToJson()),
                ("assignPublicIp", JsonPart.Text("DISABLED"))))))));
}
