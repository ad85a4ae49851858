using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>Removes up to ten parameters and names those that were not there.</summary>
internal sealed class DeleteParameters(ParameterStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var gone = ParameterNames.Of(input).ToLookup(store.Remove);
        var answer = new JsonObject().WithInvalid([.. gone[false]]);
        if (gone[true].Any())
            answer["DeletedParameters"] = JsonMember.Array(gone[true]);
        return answer;
    }
}
