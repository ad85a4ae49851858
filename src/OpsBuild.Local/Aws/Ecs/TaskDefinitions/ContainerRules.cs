using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>The part of <see cref="TaskDefinitionRules"/> that is about one container and those that it depends on.</summary>
internal static class ContainerRules
{
    public static void Check(ContainerDefinition container, IReadOnlyList<ContainerDefinition> all, JsonObject task)
    {
        if (!TaskDefinitionRules.Name().IsMatch(container.Name))
            throw EcsErrors.Client("Container.name should not be null or empty, and takes letters, digits, hyphens and underscores.");
        if (container.Image.Length == 0)
            throw EcsErrors.Client("Container.image should not be null or empty.");
        CheckVariables(container);
        CheckRole(container, task);
        if (container.HealthCheck is { } health)
            Check(health);
        if (container.Document.Integer("stopTimeout") is < 2 or > 120 || container.Document.Integer("startTimeout") is < 2 or > 120)
            throw EcsErrors.Client("startTimeout and stopTimeout take 2 to 120 seconds.");
        foreach (var (name, condition) in container.DependsOn)
            CheckDependency(container, all.FirstOrDefault(each => each.Name == name), name, condition);
    }

    public static void CheckCircles(IReadOnlyList<ContainerDefinition> containers)
    {
        var open = containers.ToList();
        // Whoever depends on nobody that is still open cannot be in a circle.
        while (open.RemoveAll(each => !each.DependsOn.Any(on => open.Exists(other => other.Name == on.Container))) > 0)
        {
        }

        if (open.Count > 0)
            throw EcsErrors.Client($"Container dependencies form a circle: {string.Join(", ", open.Select(each => each.Name))}.");
    }

    private static void CheckVariables(ContainerDefinition container)
    {
        var names = container.Environment.Select(each => each.Name).Concat(container.Secrets.Select(each => each.Name));
        if (container.Secrets.Any() && names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw EcsErrors.Client("The secret name must be unique and not shared with any new or existing environment variables set on the "
                + $"container, such as '{twice.Key}'.");
    }

    private static void CheckRole(ContainerDefinition container, JsonObject task)
    {
        if (task.Text("executionRoleArn") is not null)
            return;
        if (container.Secrets.Any())
            throw EcsErrors.Client("When you are specifying container secrets, you must also specify a value for 'executionRoleArn'");
        if (container.Logs is not null && task.Texts("requiresCompatibilities").Contains("FARGATE"))
            throw EcsErrors.Client("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
    }

    private static void Check(HealthCheck health)
    {
        var isRight = health.Command is ["CMD" or "CMD-SHELL", _, ..]
            && health.Interval.TotalSeconds is >= 5 and <= 300 && health.Timeout.TotalSeconds is >= 2 and <= 60
            && health.Retries is >= 1 and <= 10 && health.StartPeriod.TotalSeconds is >= 0 and <= 300;
        if (!isRight)
            throw EcsErrors.Client("Invalid healthCheck: the command begins with CMD or CMD-SHELL; interval takes 5 to 300, timeout 2 to 60, "
                + "retries 1 to 10, startPeriod 0 to 300.");
    }

    private static void CheckDependency(ContainerDefinition container, ContainerDefinition? on, string name, string condition)
    {
        if (on is null || on.Name == container.Name)
            throw EcsErrors.Client($"Container '{container.Name}' depends on '{name}', which is no other container of this task.");
        switch (condition)
        {
            case "START":
            case "HEALTHY" when on.HealthCheck is not null:
            case "COMPLETE" or "SUCCESS" when !on.IsEssential:
                return;
            case "HEALTHY":
                throw EcsErrors.Client($"Container '{container.Name}' waits for '{name}' to be HEALTHY, which has no health check.");
            case "COMPLETE" or "SUCCESS":
                throw EcsErrors.Client("A dependency container with SUCCESS or COMPLETE condition cannot be an essential container");
            default:
                throw EcsErrors.Client($"Invalid dependency condition '{condition}'.");
        }
    }
}
