using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsBuild.Local.Aws.Ecs.Tags;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Clusters;

/// <summary>Makes a cluster; one that is there already is given back, as ECS does.</summary>
internal sealed partial class CreateCluster(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var name = input.Text("clusterName") ?? "default";
        if (!ValidName().IsMatch(name))
            throw EcsErrors.Parameter("The specified cluster name is invalid: it takes 1 to 255 letters, digits, hyphens and underscores.");
        ResourceTags.Check(input.Objects("tags"));
        var isNew = state.FindCluster(name) is null;
        var cluster = state.AddCluster(name);
        if (isNew)
            ResourceTags.Put(cluster.Tags, input.Objects("tags"));
        return new JsonObject { ["cluster"] = state.Describe(cluster, withTags: true) };
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
