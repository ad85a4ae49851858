using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules;

/// <summary>One place in a definition that a rule is about.</summary>
/// <param name="Code">The rule's code, as <c>OB323</c>; it never changes its meaning.</param>
/// <param name="Severity">Whether the check fails.</param>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Position">The place in its rendered text.</param>
/// <param name="What">What is wrong, in one line.</param>
/// <param name="Why">Why that is not accepted.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Finding(string Code, Severity Severity, string File, TextPosition Position, string What, string Why, string Remedy)
{
    /// <summary>The place as editors and CI annotations read it, <c>file:line:column</c>.</summary>
    public string Place => $"{File}:{Position}";

    public override string ToString() => $"""
        {Place}: {(Severity is Severity.Error ? "error" : "warning")} {Code}: {What}
          why: {Why}
          do:  {Remedy}
        """;
}
