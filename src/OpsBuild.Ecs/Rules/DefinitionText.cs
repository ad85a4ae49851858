namespace OpsBuild.Ecs.Rules;

/// <summary>A rendered task definition: what ECS would be sent.</summary>
/// <param name="File">The file, as findings name it.</param>
/// <param name="Text">Its text after rendering.</param>
/// <param name="Use">What it is for.</param>
public sealed record DefinitionText(string File, string Text, TaskUse Use);
