using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.ServiceRevisions;
using OpsBuild.Local.Aws.Ecs.Tags;
using OpsBuild.Local.Aws.LoadBalancing;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Makes a service and begins its first deployment; its tasks come a moment later.</summary>
internal sealed class CreateService(EcsState state, ServiceScheduler scheduler, TargetGroupStore targetGroups)
{
    public JsonObject Run(JsonObject input)
    {
        var cluster = state.GetCluster(input.Text("cluster"));
        var name = ServiceRules.Name(input);
        if (state.Services.Find(cluster, name) is { } there)
        {
            if (there.Status == DeployedService.Draining)
                throw EcsErrors.Parameter("Unable to Start a service that is still Draining.");
            if (there.Status == DeployedService.Active)
                return Same(there, input);
        }

        ServiceRules.Check(input);
        ResourceTags.Check(input.Objects("tags"));
        var definition = ServiceRules.Definition(state, input.Text("taskDefinition"));
        var settings = ServiceRevision.DocumentOf(input, before: null, definition);
        ServiceRules.Check(definition, settings);
        var service = new DeployedService(cluster, name, WithoutToken(input), state)
        {
            Options = ServiceOptions.Defaults.With(input),
            DesiredCount = (int)(input.Integer("desiredCount") ?? throw EcsErrors.Parameter("Must provide desired count for replica scheduling strategy")),
        };
        ServiceRules.Check(service.Options);
        service.Deploy(definition, settings);
        targetGroups.AddOf(service);
        state.Services.Add(service);
        scheduler.Wake();
        return new JsonObject { ["service"] = ServiceJson.Of(service, state.Names, withTags: true) };
    }

    private JsonObject Same(DeployedService there, JsonObject input) => JsonNode.DeepEquals(there.Asked, WithoutToken(input))
        ? new JsonObject { ["service"] = ServiceJson.Of(there, state.Names, withTags: true) }
        : throw EcsErrors.Parameter("Creation of service was not idempotent.");

    // A client that tries again may take a new token.
    private static JsonObject WithoutToken(JsonObject input)
    {
        var asked = input.DeepClone().AsObject();
        asked.Remove("clientToken");
        return asked;
    }
}
