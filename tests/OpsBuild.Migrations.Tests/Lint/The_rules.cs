using OpsBuild.Migrations.Lint;

namespace OpsBuild.Migrations.Tests.Lint;

public sealed class The_rules
{
    public static TheoryData<string> Codes => [.. RuleBook.OfCommands.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void find_their_own_bad_example(string code)
    {
        var rule = RuleBook.Find(code)!;

        var findings = Findings(rule.Bad);

        Assert.Contains(findings, finding => finding.Code == code && finding.Severity == rule.Severity);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void find_nothing_in_their_own_good_example(string code)
    {
        var findings = Findings(RuleBook.Find(code)!.Good);

        // The good example of OB902 is only readable, not harmless.
        Assert.DoesNotContain(findings, finding => finding.Code == code);
        Assert.DoesNotContain(findings, finding => finding.Severity is LintSeverity.Error && code != "OB902");
    }

    [Fact]
    public void have_each_a_code_of_its_own_in_order()
    {
        var codes = RuleBook.OfCommands.Select(rule => rule.Code).ToList();

        Assert.Equal(codes.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches("^OB9[0-9]{2}$", code));
    }

    [Fact]
    public void say_why_and_how_else_in_whole_sentences() => Assert.All(RuleBook.OfCommands, rule =>
    {
        Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
        Assert.True(rule.Rewrite.Length > 20, rule.Code);
    });

    /// <summary>docs/lint.md is written from the rules: run once with UPDATE_SNAPSHOTS=1 after a change and read the difference.</summary>
    [Fact]
    public void stand_in_docs_as_they_are()
    {
        var page = Path.Combine(RepositoryFolder.Root, "docs", "lint.md");
        var text = LintReference.ToMarkdown();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(page, text);

        Assert.True(File.Exists(page)
            && File.ReadAllText(page) == text, "docs/lint.md is stale: run this test once with UPDATE_SNAPSHOTS=1 and commit the page.");
    }

    [Fact]
    public void refuse_nothing_in_the_repositorys_own_migrations()
    {
        var directory = MigrationDirectory.Read(Path.Combine(RepositoryFolder.Root, "db", "migrations"));

        var report = new MigrationLinter(LintConfiguration.Default).Lint(directory.Files);

        Assert.Equal(directory.Files.Count, report.Files);
        Assert.Equal(0, report.Errors);
        Assert.Contains(report.Findings, finding =>
            finding is { Code: "OB921", File: "20260216091500_ship_orders.sql", Position: { Line: 10, Column: 1 } });
    }

    private static IReadOnlyList<LintFinding> Findings(LintExample example) =>
        example.Earlier is { } earlier ? Linted.Findings(earlier, example.Text) : Linted.Findings(example.Text);
}
