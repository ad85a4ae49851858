namespace OpsBuild.Migrations.Detection;

/// <summary>One reason why the change is not lawful.</summary>
/// <param name="Code">The stable name of the rule.</param>
/// <param name="File">The file's path from the root of the work tree, with <c>/</c>, unquoted.</param>
/// <param name="Status">What git says of the file between base and head.</param>
/// <param name="Why">What the rule protects, with the facts.</param>
/// <param name="Remedy">What to type or do.</param>
public sealed record DetectionRefusal(RefusalCode Code, string File, FileStatus Status, string Why, string Remedy)
{
    /// <summary>The refusal as three lines: status and file, why, what to do. A file name that a terminal could trip over is quoted.</summary>
    public override string ToString() => $"""
        {Status.Letter} {ShellText.Quote(File)} ({Status.Word}): {Code}
          why: {Why}
          do:  {Remedy}
        """;
}
