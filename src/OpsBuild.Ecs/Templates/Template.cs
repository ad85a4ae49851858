using OpsBuild.Ecs.Templates.Ast;
using OpsBuild.Ecs.Templates.Parsing;

namespace OpsBuild.Ecs.Templates;

/// <summary>A template whose syntax was accepted: the part of Go's text/template that files of ecspresso use.</summary>
public sealed class Template
{
    private Template(TemplateSource source, IReadOnlyList<TemplateNode> nodes) => (Source, Nodes) = (source, nodes);

    /// <summary>What it was parsed from.</summary>
    public TemplateSource Source { get; }

    internal IReadOnlyList<TemplateNode> Nodes { get; }

    /// <summary>Parses a template: text, actions, trim markers, comments, pipelines, parentheses, strings, whole numbers, true and false.</summary>
    /// <exception cref="TemplateException">
    /// Anything else. Which functions there are, and how many arguments they take, depends on the plugins and is checked when rendering.
    /// </exception>
    public static Template Parse(TemplateSource source) => new(source, new TemplateParser(source).Parse());
}
