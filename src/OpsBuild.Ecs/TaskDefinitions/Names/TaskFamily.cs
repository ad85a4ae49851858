using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Ecs.TaskDefinitions.Names;

/// <summary>The name under which ECS keeps a task definition's revisions, as in <c>opsbuild-apply-db-migration</c>: 1 to 255 letters, digits, hyphens and underscores.</summary>
public sealed record TaskFamily
{
    private TaskFamily(string text) => Text = text;

    private string Text { get; }

    /// <exception cref="FormatException">The text is no such name.</exception>
    public static TaskFamily Parse(string text) => TryParse(text, out var name)
        ? name
        : throw new FormatException($"'{text}' is not a task family; expected 1 to 255 letters, digits, hyphens and underscores.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out TaskFamily? name)
    {
        var isValid = EcsName.IsValid(text);
        name = isValid ? new TaskFamily(text!) : null;
        return isValid;
    }

    public override string ToString() => Text;
}
