using System.Globalization;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint;

/// <summary>A place in a migration that a rule is about.</summary>
/// <param name="Code">The rule's code, as <c>OB921</c>; it never changes its meaning.</param>
/// <param name="Severity">Whether the migration is refused; never <see cref="LintSeverity.Off"/>.</param>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Position">The place in it.</param>
/// <param name="What">What was found, in one line.</param>
/// <param name="Why">What comes of it.</param>
/// <param name="Rewrite">How to write it instead.</param>
public sealed record LintFinding(string Code, LintSeverity Severity, string File, TextPosition Position, string What, string Why,
    string Rewrite)
{
    /// <summary>The place as editors read it, <c>file:line:column</c>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{File}:{Position.Line}:{Position.Column}");

    public override string ToString() => $"""
        {Place}: {(Severity is LintSeverity.Error ? "error" : "warning")} {Code}: {What}
          why: {Why}
          do:  {Rewrite}
        """;
}
