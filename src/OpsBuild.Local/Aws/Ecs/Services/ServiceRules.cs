using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>What ECS refuses of a service, and what there is not here.</summary>
internal static partial class ServiceRules
{
    // ECS takes 5000; on a laptop each is a process or a container.
    private const int MostTasks = 50;

    /// <exception cref="AwsErrorException">Nothing but letters, digits, hyphens and underscores may be in it.</exception>
    public static string Name(JsonObject input)
    {
        var name = input.Text("serviceName") ?? "";
        return ValidName().IsMatch(name) ? name
            : throw EcsErrors.Parameter("The specified service name is invalid: it takes 1 to 255 letters, digits, hyphens and underscores.");
    }

    /// <summary>The definition that an input names.</summary>
    /// <exception cref="AwsErrorException">There is no such revision, or none in use.</exception>
    public static TaskDefinition Definition(EcsState state, string? given)
    {
        if (given is null or "")
            throw EcsErrors.Parameter("TaskDefinition can not be blank.");
        var definition = state.Definitions.Find(given) ?? throw EcsErrors.Client("TaskDefinition not found.");
        return definition.IsActive ? definition : throw EcsErrors.Client("TaskDefinition is inactive");
    }

    /// <exception cref="AwsErrorException">What a service of any kind may not ask for.</exception>
    public static void Check(JsonObject input)
    {
        if (input.Integer("desiredCount") is < 0 or > MostTasks)
            throw EcsErrors.Parameter($"desiredCount must be between 0 and {MostTasks} on the local endpoint.");
        if (input.Text("launchType") is not null && input["capacityProviderStrategy"] is JsonArray { Count: > 0 })
            throw EcsErrors.Parameter("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        if (input.Text("launchType") is not (null or "FARGATE" or "EC2" or "EXTERNAL"))
            throw EcsErrors.Parameter($"Launch type '{input.Text("launchType")}' is not known.");
        if (input.Text("propagateTags") is not (null or "TASK_DEFINITION" or "SERVICE" or "NONE"))
            throw EcsErrors.Parameter("propagateTags is TASK_DEFINITION, SERVICE or NONE.");
        if (input.Text("schedulingStrategy") is not (null or "REPLICA"))
            throw EcsErrors.Unsupported("The local endpoint has no container instances, so it knows no scheduling strategy but REPLICA.");
        if ((input["deploymentController"] as JsonObject)?.Text("type") is not (null or "ECS"))
            throw EcsErrors.Unsupported("The local endpoint knows no deployment controller but ECS.");
        if ((input[ServiceOptions.DeploymentConfiguration] as JsonObject)?.Text("strategy") is not (null or "ROLLING"))
            throw EcsErrors.Unsupported("The local endpoint knows no deployment strategy but ROLLING.");
        if ((input["serviceConnectConfiguration"] as JsonObject)?.Flag("enabled") is true)
            throw EcsErrors.Unsupported("The local endpoint has no Service Connect.");
    }

    /// <exception cref="AwsErrorException">A deployment could never be carried out so.</exception>
    public static void Check(ServiceOptions options)
    {
        var (fewest, most) = (options.MinimumHealthyPercent, options.MaximumPercent);
        if (fewest is < 0 or > 100 || most < 1 || fewest > most)
            throw EcsErrors.Parameter("Invalid deploymentConfiguration: minimumHealthyPercent takes 0 to 100, and not more than maximumPercent.");
        if (fewest == 100 && most == 100)
            throw EcsErrors.Parameter("Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.");
    }

    /// <exception cref="AwsErrorException">The tasks could not be started so.</exception>
    public static void Check(TaskDefinition definition, JsonObject settings)
    {
        if (definition.IsAwsvpc)
            RunTaskRules.CheckNetwork(settings);
        foreach (var balancer in settings.Objects("loadBalancers"))
        {
            var name = balancer.Text("containerName");
            var container = definition.Containers.FirstOrDefault(each => each.Name == name)
                ?? throw EcsErrors.Parameter($"The container {name} does not exist in the task definition.");
            var port = balancer.Integer("containerPort");
            if (container.Document.Objects("portMappings").All(mapping => mapping.Integer("containerPort") != port))
                throw EcsErrors.Parameter($"The container {name} did not have a container port {port} defined.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
