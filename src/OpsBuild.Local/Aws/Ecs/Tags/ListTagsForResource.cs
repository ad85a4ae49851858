using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tags;

/// <summary>The tags of a cluster, a service, a task or a task definition.</summary>
internal sealed class ListTagsForResource(EcsState state)
{
    public JsonObject Run(JsonObject input) => new() { ["tags"] = new ResourceTags(state).Of(input.Text("resourceArn") ?? "").DeepClone() };
}
