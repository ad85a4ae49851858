using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>The ARNs of a family's revisions, or of all, by family and revision.</summary>
/// <remarks><c>familyPrefix</c> is a family's whole name, in spite of its own.</remarks>
internal sealed class ListTaskDefinitions(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var status = input.Text("status") ?? TaskDefinition.Active;
        var found = state.Definitions.All
            .Where(each => (input.Text("familyPrefix") ?? each.Family) == each.Family)
            .Where(each => each.IsActive == (status == TaskDefinition.Active))
            .OrderBy(each => each.Family, StringComparer.Ordinal).ThenBy(each => each.Revision).Select(each => each.Arn);
        return EcsPage.Of("taskDefinitionArns", input.Text("sort") == "DESC" ? found.Reverse() : found, input);
    }
}
