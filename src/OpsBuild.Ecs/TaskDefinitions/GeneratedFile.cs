namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>A file that a description yields.</summary>
/// <param name="Path">Relative to the folder of the ecspresso files, with <c>/</c>.</param>
/// <param name="Text">Its whole text, with LF.</param>
public sealed record GeneratedFile(string Path, string Text);
