using OpsBuild.Migrations.Lint;

namespace OpsBuild.Migrations.Tests.Lint;

public sealed class An_excuse
{
    [Theory]
    [InlineData("-- opsbuild:nolint OB911 unused since March\ndrop table t;", "unused since March")]
    [InlineData("--opsbuild:nolint ob911, OB914: unused\ndrop table t cascade;", "unused")]
    [InlineData("/* opsbuild:nolint OB911 unused */\ndrop table t;", "unused")]
    [InlineData("-- why: see the issue\n-- opsbuild:nolint OB911 unused\n-- and more\ndrop table t;", "unused")]
    [InlineData("select 1;\n  -- opsbuild:nolint OB911 unused\n  drop table t;", "unused")]
    [InlineData("-- opsbuild:nolint OB911 unused\r\ndrop table t;\r\n", "unused")]
    [InlineData("-- atlas:nolint\ndrop table t;", "")]
    [InlineData("-- atlas:nolint destructive\ndrop table t;", "")]
    [InlineData("-- atlas:nolint PG110 DS102\ndrop table t;", "")]
    [InlineData("-- atlas:nolint OB911\ndrop table t;", "")]
    [InlineData("-- atlas:nolint destructive\n\nselect 1;\ndrop table t;", "")]
    public void with_the_rules_code_above_the_statement_counts(string sql, string reason)
    {
        var report = Linted.Last(LintConfiguration.Default, sql);

        Assert.Empty(report.Findings);
        Assert.All(report.Excused, excused => Assert.Equal(reason, excused.Reason));
        Assert.Contains(report.Excused, excused => excused.Finding.Code == "OB911");
    }

    [Theory]
    [InlineData("-- opsbuild:nolint OB911 unused\n\ndrop table t;", "OB904 OB911")]                       // a blank line detaches it
    [InlineData("select 1; -- opsbuild:nolint OB911 unused\ndrop table t;", "OB904 OB911")]                // it belongs to the line before
    [InlineData("drop table t; -- opsbuild:nolint OB911 unused", "OB904 OB911")]
    [InlineData("-- opsbuild:nolint OB911 unused\ndrop table t;\ndrop table u;", "OB911")]                 // one statement only
    [InlineData("-- opsbuild:nolint OB912 unused\ndrop table t;", "OB904 OB911")]
    [InlineData("-- opsbuild:nolint OB111 unused\ndrop table t;", "OB904 OB911")]
    [InlineData("-- opsbuild:nolint OB911\ndrop table t;", "OB903 OB911")]
    [InlineData("-- opsbuild:nolint unused\ndrop table t;", "OB903 OB911")]
    [InlineData("-- opsbuild:nolint\ndrop table t;", "OB903 OB911")]
    [InlineData("-- opsbuild:nolinting OB911 unused\ndrop table t;", "OB911")]
    [InlineData("drop table -- opsbuild:nolint OB911 unused\nt;", "OB911")]
    [InlineData("select '\n-- opsbuild:nolint OB911 unused\n'; drop table t;", "OB911")]
    [InlineData("-- atlas:nolint data_depend\ndrop table t;", "OB904 OB911")]
    [InlineData("-- atlas:nolint PG110\ndrop table t;", "OB911")]                                         // Atlas may know what for
    [InlineData("-- atlas:nolint\nselect 1;", "OB904")]
    public void anywhere_else_or_of_another_form_does_not(string sql, string codes) => Assert.Equal(codes.Split(' '), Linted.Codes(sql));

    [Fact]
    public void that_excuses_nothing_is_told_where_it_stands()
    {
        var finding = Assert.Single(Linted.Findings("select 1;\n\n  -- opsbuild:nolint OB911 unused\nselect 2;"));

        Assert.Equal(("OB904", LintSeverity.Warning, 3, 3, "OB911 excuses nothing here"),
            (finding.Code, finding.Severity, finding.Position.Line, finding.Position.Column, finding.What));
    }

    [Fact]
    public void for_a_rule_that_is_off_is_not_called_useless() =>
        Assert.Empty(Linted.Last(LintConfiguration.Parse("lint.yaml", "OB911: off"),
            "-- opsbuild:nolint OB911 unused\ndrop table t;").Findings);
}
