using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.ServiceRevisions;

/// <summary>Describes up to twenty service revisions by their ARNs.</summary>
internal sealed class DescribeServiceRevisions(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var asked = input.Texts("serviceRevisionArns");
        if (asked.Count is 0 or > 20)
            throw EcsErrors.Parameter("serviceRevisionArns cannot be empty, and takes up to 20 entries.");
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var arn in asked)
        {
            if (state.Services.FindRevision(arn) is var (service, revision))
                found.Add(Json(revision, service));
            else
                failures.Add(new JsonObject { ["arn"] = arn, ["reason"] = "MISSING" });
        }

        return new JsonObject { ["serviceRevisions"] = found, ["failures"] = failures };
    }

    private JsonObject Json(ServiceRevision revision, DeployedService service)
    {
        var json = new JsonObject
        {
            ["serviceRevisionArn"] = revision.Arn,
            ["serviceArn"] = service.Arn,
            ["clusterArn"] = service.Cluster.Arn,
            ["taskDefinition"] = revision.Definition.Arn,
            ["platformFamily"] = "Linux",
            ["containerImages"] = Images(revision),
            ["guardDutyEnabled"] = false,
            ["serviceConnectConfiguration"] = new JsonObject { ["enabled"] = false },
            ["createdAt"] = JsonMember.Time(revision.Created),
        };
        revision.CopyTo(json, "launchType", "networkConfiguration");
        revision.CopyListTo(
            json, "capacityProviderStrategy", "loadBalancers", "serviceRegistries", "volumeConfigurations", "vpcLatticeConfigurations");
        json["platformVersion"] = revision.ResolvedPlatformVersion;
        return json;
    }

    // The digests are known since the first task was started.
    private JsonArray Images(ServiceRevision revision)
    {
        var started = state.Tasks.Where(task => task.Request.Definition == revision.Definition).SelectMany(task => task.Containers).ToArray();
        return JsonMember.Array(revision.Definition.Containers.Select(container =>
        {
            var image = new JsonObject { ["containerName"] = container.Name, ["image"] = container.Image };
            if (Digest(started, container.Name) is { } digest)
                image["imageDigest"] = digest;
            return image;
        }));
    }

    private static string? Digest(IEnumerable<EcsContainer> started, string name) =>
        started.FirstOrDefault(each => each.Definition.Name == name && each.ImageDigest is not null)?.ImageDigest;
}
