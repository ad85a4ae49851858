using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Ecs.TaskDefinitions.Names;

/// <summary>The name of a container in its task definition, as in <c>shadow-postgres</c>: 1 to 255 letters, digits, hyphens and underscores.</summary>
public sealed record ContainerName
{
    private ContainerName(string text) => Text = text;

    private string Text { get; }

    /// <exception cref="FormatException">The text is no such name.</exception>
    public static ContainerName Parse(string text) => TryParse(text, out var name)
        ? name
        : throw new FormatException($"'{text}' is not a container's name; expected 1 to 255 letters, digits, hyphens and underscores.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out ContainerName? name)
    {
        var isValid = EcsName.IsValid(text);
        name = isValid ? new ContainerName(text!) : null;
        return isValid;
    }

    public override string ToString() => Text;
}
