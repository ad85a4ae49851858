using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>
/// The AWS environments: of each there is a profile <c>.nuke/parameters.NAME.json</c> and an environment of that name on GitHub. Whatever nobody chose one
/// for goes to the first.
/// </summary>
internal static class Environments
{
    /// <summary>The variable that holds the chosen one in a step.</summary>
    public const string Variable = "OPSBUILD_ENVIRONMENT";

    public static IReadOnlyList<string> All { get; } = ["dev"];

    /// <summary>What a person chooses by hand.</summary>
    public static WorkflowInput.Choice Input { get; } = new("environment", "The environment: a profile in .nuke", All);
}
