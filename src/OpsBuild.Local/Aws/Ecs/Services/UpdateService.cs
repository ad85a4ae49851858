using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.ServiceRevisions;
using OpsBuild.Local.Aws.LoadBalancing;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Changes a service; a new deployment begins where its tasks must be new ones, or when it is asked for.</summary>
internal sealed class UpdateService(EcsState state, TargetGroupStore targetGroups)
{
    public JsonObject Run(JsonObject input)
    {
        var service = state.Services.GetActive(state.GetCluster(input.Text("cluster")), input.Text("service"));
        ServiceRules.Check(input);
        var before = service.Primary.Revision;
        var definition = input.Text("taskDefinition") is { } given ? ServiceRules.Definition(state, given) : before.Definition;
        var settings = ServiceRevision.DocumentOf(input, before, definition);
        ServiceRules.Check(definition, settings);
        var options = service.Options.With(input);
        ServiceRules.Check(options);

        service.Options = options;
        if (input.Integer("desiredCount") is { } desired && desired != service.DesiredCount)
        {
            service.DesiredCount = (int)desired;
            service.IsSteady = service.IsStuck = false;
        }

        if (input.Flag("forceNewDeployment") || !before.Is(definition, settings))
            service.Deploy(definition, settings);
        targetGroups.AddOf(service);
        return new JsonObject { ["service"] = ServiceJson.Of(service, state.Names, withTags: true) };
    }
}
