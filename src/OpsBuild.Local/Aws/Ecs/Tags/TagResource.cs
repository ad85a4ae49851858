using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tags;

/// <summary>Gives a resource tags, beside those that it has.</summary>
internal sealed class TagResource(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var tags = new ResourceTags(state).Of(input.Text("resourceArn") ?? "");
        var given = input.Objects("tags");
        ResourceTags.Check(given);
        ResourceTags.Put(tags, given);
        state.Definitions.Save();
        return [];
    }
}
