namespace OpsBuild.Migrations.Lint.Excuses;

/// <summary>A finding that a comment excuses.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Reason">Why it is excused; empty for Atlas's form, which gives none.</param>
public sealed record ExcusedFinding(LintFinding Finding, string Reason);
