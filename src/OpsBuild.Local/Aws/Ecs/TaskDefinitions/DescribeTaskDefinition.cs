using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>One revision; its tags, when asked for, beside it.</summary>
internal sealed class DescribeTaskDefinition(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var given = input.Text("taskDefinition") ?? throw EcsErrors.Client("Task definition must not be null.");
        var definition = state.Definitions.Find(given) ?? throw EcsErrors.Client("Unable to describe task definition.");
        var answer = new JsonObject { ["taskDefinition"] = definition.Document.DeepClone() };
        if (input.Texts("include").Contains("TAGS"))
            answer["tags"] = definition.Tags.DeepClone();
        return answer;
    }
}
