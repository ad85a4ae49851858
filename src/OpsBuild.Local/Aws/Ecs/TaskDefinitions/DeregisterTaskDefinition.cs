using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>Takes one revision out of use; it can still be described.</summary>
internal sealed class DeregisterTaskDefinition(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var given = input.Text("taskDefinition") ?? "";
        if (EcsNames.DefinitionName(given).Revision is null)
            throw EcsErrors.Parameter("Invalid revision number. Number: ");
        var definition = state.Definitions.Find(given) ?? throw EcsErrors.Client("The specified task definition does not exist.");
        definition.Deregister(state.Now);
        state.Definitions.Save();
        return new JsonObject { ["taskDefinition"] = definition.Document.DeepClone() };
    }
}
