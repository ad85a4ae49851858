namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about the comments that excuse.</summary>
internal static class ExcuseRules
{
    public static LintRule WithoutReason { get; } = new("OB903", LintSeverity.Error, "An excuse without a rule or a reason")
    {
        Why = "It excuses nothing: whoever reads the migration next year has to know what was weighed, and against which rule.",
        Rewrite = "Write codes and reason on one line: -- opsbuild:nolint OB921 the table has forty rows",
        Bad = new("-- opsbuild:nolint OB921\ncreate index notes_at_idx on notes (at);\n", "create table notes (at timestamptz);"),
        Good = new("-- opsbuild:nolint OB921 the table has forty rows\ncreate index notes_at_idx on notes (at);\n",
            "create table notes (at timestamptz);"),
    };

    public static LintRule Useless { get; } = new("OB904", LintSeverity.Warning, "An excuse that excuses nothing")
    {
        Why =
            "The rule finds nothing there, or there is no such rule: a typing error, or a statement that was rewritten since. The next "
            + "one in its place would be excused unseen.",
        Rewrite = "Remove the comment, or correct its code.",
        Bad = new("-- opsbuild:nolint OB921 small\ncreate table notes (at timestamptz);\n"),
        Good = new("create table notes (at timestamptz);\n"),
    };

    public static IReadOnlyList<LintRule> All { get; } = [WithoutReason, Useless];
}
