namespace OpsBuild.Ecs.Templates;

/// <summary>One thing in a template that cannot be rendered, whatever the variables and the state are.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Expected">What should stand there instead.</param>
public sealed record TemplateProblem(TemplatePosition Position, string What, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Position}: {What}; expected {Expected}";
}
