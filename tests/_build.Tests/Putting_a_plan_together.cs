using OpsBuild.Build.Reports;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Build.Tests;

public sealed class Putting_a_plan_together
{
    [Fact]
    public void joins_the_parts_in_their_order_whatever_stands_between()
    {
        var plan = new PlanText();

        Assert.False(plan.Take("""{"level":"INFO","msg":"1. CREATE TABLE: no lock"}"""));
        Assert.True(plan.Take("""{"level":"INFO","msg":"part","part":2,"parts":2,"document":"\"b\"}"}"""));
        Assert.Null(plan.Text);
        Assert.False(plan.Take("no JSON"));
        Assert.True(plan.Take("""{"level":"INFO","msg":"part","part":1,"parts":2,"document":"{\"a\":"}"""));

        Assert.Equal("""{"a":"b"}""", plan.Text);
    }

    [Fact]
    public void says_what_would_be_done()
    {
        var verdict = new TaskVerdict.Succeeded(Result("planned", 0, """ "pending_count":2,"statements":5,"current_version":null,"strongest_lock":"SHARE","lint_errors":1,"lint_warnings":0 """));

        Assert.Equal(
            "2 migration(s) with 5 statement(s) would be applied to no version; the strongest lock is SHARE. Lint: 1 error(s), 0 warning(s).", PlanVerdict.Sentence(verdict));
    }

    [Fact]
    public void says_that_it_would_be_refused()
    {
        var verdict = new TaskVerdict.Failed(Result("history_refused", 21, """ "refusals":[] """));

        Assert.StartsWith("It would not be applied: history_refused (exit code 21).", PlanVerdict.Sentence(verdict), StringComparison.Ordinal);
    }

    private static ResultLine Result(string outcome, int exitCode, string facts) => ResultLine.TryParse(
        $$"""{"msg":"batch result","run_id":"r","command":"plan_db_migration","outcome":"{{outcome}}","exit_code":{{exitCode}},{{facts}}}""", out var result)
        ? result
        : throw new InvalidOperationException("not a result line");
}
