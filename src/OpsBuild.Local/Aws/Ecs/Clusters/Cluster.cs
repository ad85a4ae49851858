using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.Ecs.Clusters;

/// <summary>A cluster; tasks run in one.</summary>
internal sealed record Cluster(string Name, string Arn)
{
    public JsonObject ToJson(int running, int pending) => new()
    {
        ["clusterArn"] = Arn,
        ["clusterName"] = Name,
        ["status"] = "ACTIVE",
        ["registeredContainerInstancesCount"] = 0,
        ["runningTasksCount"] = running,
        ["pendingTasksCount"] = pending,
        ["activeServicesCount"] = 0,
        ["statistics"] = new JsonArray(),
        ["tags"] = new JsonArray(),
        ["settings"] = new JsonArray(new JsonObject { ["name"] = "containerInsights", ["value"] = "disabled" }),
        ["capacityProviders"] = new JsonArray("FARGATE", "FARGATE_SPOT"),
        ["defaultCapacityProviderStrategy"] = new JsonArray(),
    };
}
