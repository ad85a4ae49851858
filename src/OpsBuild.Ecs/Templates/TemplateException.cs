namespace OpsBuild.Ecs.Templates;

/// <summary>A template uses what this engine does not have, or uses it wrongly.</summary>
public sealed class TemplateException(IReadOnlyList<TemplateProblem> problems) : Exception(string.Join('\n', problems))
{
    internal TemplateException(TemplatePosition position, string what, string expected)
        : this([new TemplateProblem(position, what, expected)])
    {
    }

    /// <summary>Everything that was found, at least one: a syntax error is one alone, calls are all checked.</summary>
    public IReadOnlyList<TemplateProblem> Problems { get; } = problems;

    /// <summary>Where the first of them is.</summary>
    public TemplatePosition Position => Problems[0].Position;
}
