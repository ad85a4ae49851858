namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>What rendering met on its way through all templates: it goes on, so that everything is reported at once.</summary>
internal sealed class Findings
{
    public List<MissingValue> Missing { get; } = [];

    public List<TemplateProblem> Problems { get; } = [];

    /// <summary>Notes a missing thing whose name is <paramref name="name"/>.</summary>
    /// <returns>The unknown value in its place.</returns>
    public TemplateValue Miss(
        MissingKind kind, TemplateValue name, TemplatePosition position, IReadOnlyList<string>? nearNames = null, string? hint = null)
    {
        // What is near a secret, and why it is not found, gives it away.
        Missing.Add(name.IsSecret
            ? new MissingValue(kind, name.Shown, position, [])
            : new MissingValue(kind, name.Shown, position, nearNames ?? [], hint));
        return TemplateValue.Unknown;
    }

    /// <summary>Notes a use that cannot work.</summary>
    /// <returns>The unknown value in its place.</returns>
    public TemplateValue Wrong(TemplatePosition position, string what, string expected)
    {
        Problems.Add(new TemplateProblem(position, what, expected));
        return TemplateValue.Unknown;
    }
}
