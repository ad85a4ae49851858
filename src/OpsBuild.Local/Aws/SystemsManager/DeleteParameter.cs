using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>Removes a parameter with all its versions.</summary>
internal sealed class DeleteParameter(ParameterStore store)
{
    public JsonObject Run(JsonObject input) => store.Remove(input.Text("Name") ?? "") ? [] : throw ParameterErrors.NotFound(input.Text("Name") ?? "");
}
