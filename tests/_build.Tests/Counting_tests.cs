using OpsBuild.Build.Reports;
using OpsBuild.Testing;

namespace OpsBuild.Build.Tests;

public sealed class Counting_tests
{
    private readonly TestCounts counts = new();

    [Fact]
    public void adds_up_projects_with_errors_as_failures_and_what_did_not_run_as_skipped()
    {
        using var folder = new TemporaryDirectory();

        counts.Add("One", folder.Write("one.xml", """<assemblies><assembly passed="3" failed="0" skipped="1" not-run="2" errors="0" /></assemblies>"""), 0);
        counts.Add("Two", folder.Write("two.xml", """<assemblies><assembly passed="4" failed="1" skipped="0" not-run="0" errors="1" /></assemblies>"""), 1);

        Assert.Equal("7 passed, 2 failed, 3 skipped", counts.ToString());
        Assert.Equal("Two", counts.FailedProjects);
    }

    [Fact]
    public void takes_a_runner_without_a_report_for_a_failure()
    {
        using var folder = new TemporaryDirectory();

        counts.Add("Crashed", folder["no-such.xml"], 134);
        counts.Add("Silent", folder["no-such.xml"], 0);

        Assert.Equal("0 passed, 2 failed, 0 skipped", counts.ToString());
    }

    [Fact]
    public void takes_an_exit_code_that_its_report_does_not_explain_for_a_failure()
    {
        using var folder = new TemporaryDirectory();

        counts.Add("Killed", folder.Write("one.xml", """<assemblies><assembly passed="3" failed="0" skipped="0" errors="0" /></assemblies>"""), 137);

        Assert.Equal("3 passed, 1 failed, 0 skipped", counts.ToString());
    }
}
