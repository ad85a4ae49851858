using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.Ecs.Clusters;

/// <summary>Names every cluster.</summary>
internal sealed class ListClusters(EcsState state)
{
    public JsonObject Run(JsonObject input) => EcsPage.Of("clusterArns", state.Clusters.Select(cluster => cluster.Arn), input);
}
