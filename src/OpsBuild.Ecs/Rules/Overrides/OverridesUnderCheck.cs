using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Overrides;

/// <summary>What a run would change of a task definition.</summary>
/// <param name="Root">The overrides.</param>
/// <param name="Text">Their text as it is sent.</param>
/// <param name="Task">The definition.</param>
internal sealed record OverridesUnderCheck(JsonNode Root, string Text, JsonNode Task);
