namespace OpsBuild.Ecs.Templates.Ast;

/// <summary>A piece of a template, in the order of the output. Comments and trimmed blanks are gone.</summary>
internal abstract record TemplateNode
{
    private TemplateNode() { }

    /// <summary>Text that is copied.</summary>
    public sealed record Text(string Value) : TemplateNode;

    /// <summary>An action whose text is put in its place.</summary>
    public sealed record Action(Expression Expression) : TemplateNode;
}
