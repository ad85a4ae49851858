using OpsBuild.Build.Reports;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Build.Tests;

public sealed class Reporting_an_apply
{
    [Fact]
    public void says_what_was_applied_and_where_the_database_is()
    {
        var verdict = new TaskVerdict.Succeeded(Result("applied", 0, """ "applied":["1","2"],"statements":5,"current_version":"2" """));

        Assert.Equal("Applied 2 migration(s), 5 statement(s); the database is now at 2.", ApplyReport.Sentence(verdict));
        Assert.Null(ApplyReport.ExitCode(verdict));
    }

    [Fact]
    public void passes_the_batchs_own_exit_code_on()
    {
        var verdict = new TaskVerdict.Failed(Result("migration_failed", 24, """ "applied":[],"current_version":null """));

        Assert.Equal(24, ApplyReport.ExitCode(verdict));
        Assert.Contains("migration_failed", ApplyReport.Sentence(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void never_calls_a_missing_proof_a_success()
    {
        var verdict = new TaskVerdict.Unproven("The batch ended with exit code 0 without its result line.", "Look at its log.") { Problem = TaskOutcome.ResultLineMissing };

        Assert.Equal(3, ApplyReport.ExitCode(verdict));
        Assert.StartsWith("Not proven", ApplyReport.Sentence(verdict), StringComparison.Ordinal);
    }

    private static ResultLine Result(string outcome, int exitCode, string facts) => ResultLine.TryParse(
        $$"""{"msg":"batch result","run_id":"r","command":"apply_db_migration","outcome":"{{outcome}}","exit_code":{{exitCode}},{{facts}}}""", out var result)
        ? result
        : throw new InvalidOperationException("not a result line");
}
