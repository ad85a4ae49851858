namespace OpsBuild.Migrations;

/// <summary>One thing that stands in the way, told so that a person can act on it.</summary>
/// <param name="What">What is wrong, in one line, without the place.</param>
/// <param name="Why">Why that is not accepted.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Problem(string What, string Why, string Remedy)
{
    /// <summary>The name of the file it is in, without its folder; null when it is in no single file.</summary>
    public string? File { get; init; }

    /// <summary>The line it is on, counted from 1; null when it is on no single line.</summary>
    public int? Line { get; init; }

    /// <summary>The column, in characters, counted from 1; null when only the line is known.</summary>
    public int? Column { get; init; }

    /// <summary>The place as editors and CI annotations read it, <c>file:line:column</c>; empty when there is none.</summary>
    public string Place => string.Join(':', new object?[] { File, Line, Column }.TakeWhile(part => part is not null));

    public override string ToString() => $"""
        {(File is null ? What : $"{Place}: {What}")}
          why: {Why}
          do:  {Remedy}
        """;
}
