namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>One call of a function: its arguments are known and fit the signature.</summary>
internal sealed record Invocation(TemplatePosition Position, IReadOnlyList<TemplateValue> Arguments, Findings Findings)
{
    public TemplateValue First => Arguments[0];

    /// <summary>Whether any argument may be a secret, which makes a secret of what is made from them.</summary>
    public bool HasSecret => Arguments.Any(argument => argument.IsSecret);
}
