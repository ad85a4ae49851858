using OpsBuild.Migrations.Lint;

namespace OpsBuild.Migrations.Tests;

/// <summary>Short words for what the linter says.</summary>
internal static class Linted
{
    /// <summary>The report on the last of some files.</summary>
    public static LintReport Last(LintConfiguration configuration, params string[] files)
    {
        var read = files.Select((text, index) => Files.File($"2026010100000{index}_file.sql", text)).ToList();
        return new MigrationLinter(configuration).Lint(read, file => file == read[^1]);
    }

    /// <summary>The findings in the last of some files.</summary>
    public static IReadOnlyList<LintFinding> Findings(params string[] files) => Last(LintConfiguration.Default, files).Findings;

    /// <summary>The codes found in the last of some files, each once.</summary>
    public static IEnumerable<string> Codes(params string[] files) =>
        Findings(files).Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal);
}
