using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Clusters;

/// <summary>Describes the named clusters, or the default one.</summary>
internal sealed class DescribeClusters(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var clusters = new JsonArray();
        var failures = new JsonArray();
        foreach (var given in input.Texts("clusters").DefaultIfEmpty("default"))
        {
            var name = EcsNames.ClusterName(given);
            if (state.FindCluster(name) is { } cluster)
                clusters.Add(state.Describe(cluster, input.Texts("include").Contains("TAGS")));
            else
                failures.Add(new JsonObject { ["arn"] = state.Names.Cluster(name), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["clusters"] = clusters, ["failures"] = failures };
    }
}
