using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>Up to ten parameters; those that are not there are named in the answer, which is a success all the same.</summary>
internal sealed class GetParameters(ParameterStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var found = new JsonArray();
        var invalid = new List<string>();
        foreach (var name in ParameterNames.Of(input))
        {
            if (store.Select(name) is { } selected)
                found.Add(selected.ToJson(input.Flag("WithDecryption")));
            else
                invalid.Add(name);
        }

        return new JsonObject { ["Parameters"] = found }.WithInvalid(invalid);
    }
}
