namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>Something that a template needs and nobody gave.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Its name; <c>***</c> where the name was made from a value that may be a secret.</param>
/// <param name="Position">Where the function that asks for it stands.</param>
/// <param name="NearNames">Names that do exist and look like it, nearest first.</param>
/// <param name="Hint">What is known about why it is missing, or null.</param>
public sealed record MissingValue(MissingKind Kind, string Name, TemplatePosition Position, IReadOnlyList<string> NearNames, string? Hint = null)
{
    /// <summary>The template that asks.</summary>
    public string File => Position.File;

    /// <summary>The line, counted from 1.</summary>
    public int Line => Position.Line;

    /// <summary>The column in characters, counted from 1.</summary>
    public int Column => Position.Column;

    /// <summary>What is missing, in one line, without the place.</summary>
    public string What
    {
        get
        {
            var what = Kind switch
            {
                MissingKind.Variable => $"the environment variable {Name} is not set",
                MissingKind.StateKey => $"{Name} is not found in the Terraform state",
                MissingKind.Parameter => $"the SSM parameter {Name} does not exist",
                MissingKind.Secret => $"the secret {Name} does not exist",
                _ => throw new InvalidOperationException($"A missing value of kind {Kind} has no sentence."),
            };
            if (NearNames.Count > 0)
                what += $"; did you mean {string.Join(" or ", NearNames)}?";
            return Hint is null ? what : $"{what} ({Hint})";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Position}: {What}";
}
