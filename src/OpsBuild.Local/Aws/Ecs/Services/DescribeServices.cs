using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>There are no services here, so each that is asked for is missing, as ECS says it.</summary>
internal sealed class DescribeServices(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var cluster = state.GetCluster(input.Text("cluster"));
        var asked = input.Texts("services");
        if (asked.Count is 0 or > 10)
            throw EcsErrors.Parameter("Services cannot be empty, and takes up to 10 entries.");
        return new JsonObject
        {
            ["services"] = new JsonArray(),
            ["failures"] = JsonMember.Array(asked.Select(name => new JsonObject
            {
                ["arn"] = state.Names.Service(cluster.Name, name[(name.LastIndexOf('/') + 1)..]),
                ["reason"] = "MISSING",
            })),
        };
    }
}
