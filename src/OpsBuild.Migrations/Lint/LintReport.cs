using OpsBuild.Migrations.Lint.Excuses;

namespace OpsBuild.Migrations.Lint;

/// <summary>What the rules say about some migrations.</summary>
/// <param name="Files">How many files were judged.</param>
/// <param name="Findings">What was found: errors first, then by file and place.</param>
/// <param name="Excused">What was found and excused by a comment.</param>
public sealed record LintReport(int Files, IReadOnlyList<LintFinding> Findings, IReadOnlyList<ExcusedFinding> Excused)
{
    public int Errors => Findings.Count(finding => finding.Severity is LintSeverity.Error);

    public int Warnings => Findings.Count - Errors;
}
