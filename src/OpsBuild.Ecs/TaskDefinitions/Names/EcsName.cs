namespace OpsBuild.Ecs.TaskDefinitions.Names;

/// <summary>The characters that ECS allows in the names of families, containers and volumes.</summary>
/// <remarks>Amazon ECS API reference, RegisterTaskDefinition.</remarks>
internal static class EcsName
{
    public const int MaximumLength = 255;

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaximumLength } && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
