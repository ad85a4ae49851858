using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.ServiceDeployments;

/// <summary>A service deployment in the shapes of the service model.</summary>
internal static class ServiceDeploymentJson
{
    /// <summary>As ListServiceDeployments gives it.</summary>
    public static JsonObject Brief(ServiceDeployment deployment, DeployedService service)
    {
        var json = Common(deployment, service);
        json["targetServiceRevisionArn"] = deployment.Target.Revision.Arn;
        return json;
    }

    /// <summary>As DescribeServiceDeployments gives it.</summary>
    public static JsonObject Of(ServiceDeployment deployment, DeployedService service)
    {
        var json = Common(deployment, service);
        json["updatedAt"] = JsonMember.Time(deployment.Updated);
        if (deployment.StoppedAt is { } stopped)
            json["stoppedAt"] = JsonMember.Time(stopped);
        json["sourceServiceRevisions"] = JsonMember.Array(deployment.Sources.Select(Count));
        json["targetServiceRevision"] = Count(deployment.Count(service.DesiredCount));
        json[ServiceOptions.DeploymentConfiguration] = deployment.Options.Configuration.DeepClone();
        if (deployment.Rollback is { } rollback)
        {
            json["rollback"] = new JsonObject
            {
                ["reason"] = rollback.Reason,
                ["startedAt"] = JsonMember.Time(rollback.Started),
                ["serviceRevisionArn"] = rollback.RevisionArn,
            };
        }

        json["deploymentCircuitBreaker"] = new JsonObject
        {
            ["status"] = !deployment.Options.BreaksCircuits ? "DISABLED" : deployment.IsBroken ? "TRIGGERED"
                : deployment.IsOver ? "MONITORING_COMPLETE" : "MONITORING",
            ["failureCount"] = deployment.Failures.Count,
            ["threshold"] = deployment.Failures.Threshold,
        };
        json["alarms"] = new JsonObject { ["status"] = "DISABLED" };
        return json;
    }

    public static JsonObject Count(RevisionCount count) => new()
    {
        ["arn"] = count.Arn,
        ["requestedTaskCount"] = count.Requested,
        ["runningTaskCount"] = count.Running,
        ["pendingTaskCount"] = count.Pending,
    };

    private static JsonObject Common(ServiceDeployment deployment, DeployedService service)
    {
        var json = new JsonObject
        {
            ["serviceDeploymentArn"] = deployment.Arn,
            ["serviceArn"] = service.Arn,
            ["clusterArn"] = service.Cluster.Arn,
            ["createdAt"] = JsonMember.Time(deployment.Created),
            ["startedAt"] = JsonMember.Time(deployment.Created),
            ["status"] = deployment.Status,
        };
        if (deployment.Finished is { } finished)
            json["finishedAt"] = JsonMember.Time(finished);
        if (deployment.StatusReason is { } reason)
            json["statusReason"] = reason;
        return json;
    }
}
