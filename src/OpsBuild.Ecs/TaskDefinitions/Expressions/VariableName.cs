using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Ecs.TaskDefinitions.Expressions;

/// <summary>The name of an environment variable, as in <c>IMAGE_URI</c>: letters, digits and underscores, not starting with a digit.</summary>
public sealed record VariableName
{
    private VariableName(string text) => Text = text;

    private string Text { get; }

    /// <exception cref="FormatException">The text is no such name.</exception>
    public static VariableName Parse(string text) => TryParse(text, out var name)
        ? name
        : throw new FormatException($"'{text}' is not a variable's name; expected letters, digits and underscores, as in IMAGE_URI.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out VariableName? name)
    {
        var isValid = text is { Length: > 0 }
            && !char.IsAsciiDigit(text[0])
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_');
        name = isValid ? new VariableName(text!) : null;
        return isValid;
    }

    public override string ToString() => Text;
}
