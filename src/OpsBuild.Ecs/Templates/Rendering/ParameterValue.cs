namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>A parameter's value. It is taken for a secret: no error ever shows it.</summary>
/// <param name="text">The value; a StringList's items with commas between them.</param>
/// <param name="isList">Whether the parameter is a StringList.</param>
public sealed class ParameterValue(string text, bool isList = false)
{
    /// <summary>Whether the parameter is a StringList, of which <c>ssm</c> takes one item.</summary>
    public bool IsList { get; } = isList;

    /// <summary>The value itself.</summary>
    public string Reveal() => text;

    /// <inheritdoc/>
    public override string ToString() => "***";
}
