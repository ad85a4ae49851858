using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Describes up to ten services; one that nobody knows is a failure in the answer, not of the call.</summary>
internal sealed class DescribeServices(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var cluster = state.GetCluster(input.Text("cluster"));
        var asked = input.Texts("services");
        if (asked.Count is 0 or > 10)
            throw EcsErrors.Parameter("Services cannot be empty, and takes up to 10 entries.");
        var withTags = input.Texts("include").Contains("TAGS");
        var services = new JsonArray();
        var failures = new JsonArray();
        foreach (var given in asked)
        {
            if (state.Services.Find(cluster, given) is { } service)
                services.Add(ServiceJson.Of(service, state.Names, withTags));
            else
                failures.Add(new JsonObject { ["arn"] = state.Names.Service(cluster.Name, EcsNames.ServiceName(given)), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["services"] = services, ["failures"] = failures };
    }
}
