using System.Text;
using OpsBuild.Build.Reports;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Lint;

namespace OpsBuild.Build.Tests;

public sealed class Reporting_lint
{
    [Fact]
    public void makes_annotations_of_at_most_ten_findings_and_the_errors_come_first()
    {
        var report = Report(string.Concat(Enumerable.Range(0, 12).Select(i => $"create index on t{i} (a);\n")) + "drop table t;\n");

        var annotations = LintStory.Annotations(report, "db/migrations").ToList();

        Assert.Equal(10, annotations.Count);
        Assert.Equal(["error", .. Enumerable.Repeat("warning", 9)], annotations.Select(annotation => annotation.Command));
        Assert.StartsWith("OB911: table t is dropped\n", annotations[0].Message, StringComparison.Ordinal);
        Assert.Equal(
            new Dictionary<string, object> { ["file"] = "db/migrations/1_a.sql", ["line"] = 13, ["col"] = 12, ["title"] = "OB911" },
            annotations[0].Place);
    }

    [Fact]
    public void counts_what_was_found() =>
        Assert.Equal("1 file: 1 error, 0 warnings, 1 excused",
            LintStory.Counts(Report("drop table a;\n-- opsbuild:nolint OB911 unused\ndrop table b;\n")));

    private static LintReport Report(string sql) =>
        new MigrationLinter(LintConfiguration.Default).Lint([MigrationFile.Of("1_a.sql", Encoding.UTF8.GetBytes(sql))]);
}
