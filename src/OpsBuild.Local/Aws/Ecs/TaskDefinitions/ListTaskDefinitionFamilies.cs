using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>The names of the families that have an active revision, of those that have none any more, or of all.</summary>
internal sealed class ListTaskDefinitionFamilies(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var status = input.Text("status") ?? "ALL";
        var found = state.Definitions.All.GroupBy(each => each.Family)
            .Where(family => status == "ALL" || family.Any(each => each.IsActive) == (status == TaskDefinition.Active))
            .Select(family => family.Key)
            .Where(family => family.StartsWith(input.Text("familyPrefix") ?? "", StringComparison.Ordinal));
        return EcsPage.Of("families", found.Order(StringComparer.Ordinal), input);
    }
}
