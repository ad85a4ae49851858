using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.Ecs.Clusters;

/// <summary>A cluster; tasks run in one.</summary>
internal sealed record Cluster(string Name, string Arn)
{
    public JsonArray Tags { get; } = [];

    public JsonObject ToJson(int running, int pending, int services, bool withTags) => new()
    {
        ["clusterArn"] = Arn,
        ["clusterName"] = Name,
        ["status"] = "ACTIVE",
        ["registeredContainerInstancesCount"] = 0,
        ["runningTasksCount"] = running,
        ["pendingTasksCount"] = pending,
        ["activeServicesCount"] = services,
        ["statistics"] = new JsonArray(),
        ["tags"] = withTags ? Tags.DeepClone() : new JsonArray(),
        ["settings"] = new JsonArray(new JsonObject { ["name"] = "containerInsights", ["value"] = "disabled" }),
        ["capacityProviders"] = new JsonArray("FARGATE", "FARGATE_SPOT"),
        ["defaultCapacityProviderStrategy"] = new JsonArray(),
    };
}
