using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.ServiceDeployments;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>A service in the shape of the service model.</summary>
internal static class ServiceJson
{
    public static JsonObject Of(DeployedService service, EcsNames names, bool withTags)
    {
        var json = new JsonObject
        {
            ["serviceArn"] = service.Arn,
            ["serviceName"] = service.Name,
            ["clusterArn"] = service.Cluster.Arn,
            ["status"] = service.Status,
            ["desiredCount"] = service.DesiredCount,
            ["runningCount"] = service.Rollouts.Sum(each => each.Running),
            ["pendingCount"] = service.Rollouts.Sum(each => each.Pending),
            ["platformFamily"] = "Linux",
            ["taskDefinition"] = service.Current.Definition.Arn,
            ["deployments"] = JsonMember.Array(service.Rollouts.Select(each => Deployment(each, service))),
            ["roleArn"] = names.ServiceRole,
            ["events"] = service.Events.ToJson(),
            ["createdAt"] = JsonMember.Time(service.Created),
            ["currentServiceDeployment"] = service.Latest.Arn,
            ["currentServiceRevisions"] = JsonMember.Array(service.Rollouts.Select(
                each => ServiceDeploymentJson.Count(RevisionCount.Of(each, Desired(each, service))))),
            ["schedulingStrategy"] = "REPLICA",
            ["deploymentController"] = new JsonObject { ["type"] = "ECS" },
            ["createdBy"] = names.Creator,
        };
        service.Options.CopyTo(json);
        service.Current.CopyTo(
            json, "loadBalancers", "serviceRegistries", "networkConfiguration", "platformVersion", "launchType");
        service.Current.CopyListTo(json, "capacityProviderStrategy");
        if (withTags)
            json["tags"] = service.Tags.DeepClone();
        return json;
    }

    private static JsonObject Deployment(Rollout rollout, DeployedService service)
    {
        var json = new JsonObject
        {
            ["id"] = rollout.Id,
            ["status"] = rollout == service.Primary ? "PRIMARY" : "ACTIVE",
            ["taskDefinition"] = rollout.Revision.Definition.Arn,
            ["desiredCount"] = Desired(rollout, service),
            ["pendingCount"] = rollout.Pending,
            ["runningCount"] = rollout.Running,
            ["failedTasks"] = rollout.FailedTasks,
            ["createdAt"] = JsonMember.Time(rollout.Created),
            ["updatedAt"] = JsonMember.Time(rollout.Updated),
            ["platformFamily"] = "Linux",
            ["rolloutState"] = rollout.State,
            ["rolloutStateReason"] = rollout.Reason,
        };
        rollout.Revision.CopyTo(json, "networkConfiguration", "launchType");
        rollout.Revision.CopyListTo(json, "capacityProviderStrategy", "volumeConfigurations", "vpcLatticeConfigurations");
        json["platformVersion"] = rollout.Revision.ResolvedPlatformVersion;
        return json;
    }

    // One that is being replaced wants what is left of it.
    private static int Desired(Rollout rollout, DeployedService service) =>
        rollout == service.Primary && rollout.State != Rollout.Failed ? service.DesiredCount : rollout.Wanted.Count();
}
