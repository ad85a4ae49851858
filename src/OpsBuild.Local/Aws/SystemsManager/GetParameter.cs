using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>One parameter, by name, <c>name:version</c> or ARN.</summary>
internal sealed class GetParameter(ParameterStore store)
{
    public JsonObject Run(JsonObject input) =>
        new() { ["Parameter"] = store.Get(input.Text("Name") ?? "").ToJson(input.Flag("WithDecryption")) };
}
