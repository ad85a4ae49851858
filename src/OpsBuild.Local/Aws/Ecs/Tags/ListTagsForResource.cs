using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tags;

/// <summary>The tags of a task or of a task definition.</summary>
internal sealed class ListTagsForResource(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var arn = input.Text("resourceArn") ?? "";
        var tags = state.Tasks.FirstOrDefault(task => task.Arn == arn)?.Request.Tags
            ?? state.Definitions.All.FirstOrDefault(definition => definition.Arn == arn)?.Tags
            ?? (state.Clusters.Any(cluster => cluster.Arn == arn) ? new JsonArray() : null)
            ?? throw EcsErrors.Parameter("The specified resource was not found.");
        return new JsonObject { ["tags"] = tags.DeepClone() };
    }
}
