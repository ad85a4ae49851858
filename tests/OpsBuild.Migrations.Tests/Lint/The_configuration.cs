using OpsBuild.Migrations.Lint;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Lint;

public sealed class The_configuration
{
    [Fact]
    public void says_what_a_rule_means()
    {
        var configuration = LintConfiguration.Parse("lint.yaml", "# ours\nOB921: error\nOB911: warning   # we drop a lot\nob981: OFF\n");

        var report = Linted.Last(configuration, "create index on orders (code);\ndrop table t;\nset role x;\ntruncate u;\n");

        Assert.Equal(
            [("OB921", LintSeverity.Error), ("OB916", LintSeverity.Error), ("OB911", LintSeverity.Warning)],
            report.Findings.Select(finding => (finding.Code, finding.Severity)).OrderByDescending(one =>
                one.Severity).ThenByDescending(one => one.Code, StringComparer.Ordinal));
        Assert.Equal((2, 1), (report.Errors, report.Warnings));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("{}\n")]
    [InlineData("---\n")]
    public void may_say_nothing(string text) =>
        Assert.Equal(LintSeverity.Error,
            Assert.Single(Linted.Last(LintConfiguration.Parse("lint.yaml", text), "drop table t;").Findings).Severity);

    [Fact]
    public void may_be_missing()
    {
        using var folder = new TemporaryDirectory();

        Assert.Same(LintConfiguration.Default, LintConfiguration.Read(Path.Combine(folder.Path, "lint.yaml")));
    }

    [Fact]
    public void has_to_be_there_where_somebody_names_it()
    {
        using var folder = new TemporaryDirectory();
        var path = Path.Combine(folder.Path, "mine.yaml");

        var failure = Assert.Throws<LintConfigurationException>(() => LintConfiguration.Read(path, isNamed: true));
        Directory.CreateDirectory(path);
        Assert.Throws<LintConfigurationException>(() => LintConfiguration.Read(path));

        Assert.Contains("mine.yaml", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--lint-file", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OB111: off", 1, 1, "names the rule 'OB111', which is none")]
    [InlineData("OB911: fatal", 1, 8, "gives OB911 the severity 'fatal'")]
    [InlineData("OB911: off\nOB911: error", 2, 1, "has OB911 twice")]
    [InlineData("- OB911", 1, 1, "should have codes with severities here")]
    [InlineData("OB911:\n  severity: off", 2, 3, "should have a code and a severity here")]
    [InlineData("OB911: 'x", 1, 8, "is no YAML that can be read")]
    [InlineData("OB911: off\n---\nOB912: off\n", 2, 1, "has a second document")]
    public void is_refused_with_every_mistake_and_its_place(string text, int line, int column, string what)
    {
        var problem = Assert.Single(Assert.Throws<LintConfigurationException>(() => LintConfiguration.Parse("lint.yaml", text)).Problems);

        Assert.StartsWith(what, problem.What, StringComparison.Ordinal);
        Assert.Equal(("lint.yaml", line, column), (problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public void is_told_as_JSON_with_every_finding()
    {
        var json = LintDocument.Of(Linted.Last(LintConfiguration.Default,
            "drop table t;\n-- opsbuild:nolint OB911 unused\ndrop table \"u\";\n"));

        using var document = System.Text.Json.JsonDocument.Parse(json);
        var root = document.RootElement;
        Assert.Equal((1, 1, 0), (root.GetProperty("files").GetInt32(), root.GetProperty("errors").GetInt32(),
            root.GetProperty("warnings").GetInt32()));
        var finding = Assert.Single(root.GetProperty("findings").EnumerateArray());
        Assert.Equal(("OB911", "error", 1, 12),
            (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("line").GetInt32(),
            finding.GetProperty("column").GetInt32()));
        Assert.Equal("unused", Assert.Single(root.GetProperty("excused").EnumerateArray()).GetProperty("reason").GetString());
    }
}
