using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tags;

/// <summary>Takes tags away from a resource by their keys.</summary>
internal sealed class UntagResource(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        ResourceTags.Remove(new ResourceTags(state).Of(input.Text("resourceArn") ?? ""), input.Texts("tagKeys"));
        state.Definitions.Save();
        return [];
    }
}
