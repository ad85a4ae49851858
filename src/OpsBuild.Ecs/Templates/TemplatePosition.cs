namespace OpsBuild.Ecs.Templates;

/// <summary>A place in a template, as editors and CI annotations read it.</summary>
/// <param name="File">The template's name, which is its path as it was given.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column in characters, counted from 1. (Go counts bytes from 0.)</param>
public sealed record TemplatePosition(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
