using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Verdicts.Evidence;

namespace OpsBuild.Ecs.Tests.Verdicts;

public sealed class A_verdict
{
    private static TaskVerdict Of(int? exitCode, params string[] log) => Judge(Stopped(containers: Container(exitCode)), log);

    [Fact]
    public void is_a_success_with_exit_code_0_and_this_runs_result_line()
    {
        var verdict = Of(0, """{"level":"INFO","msg":"connected"}""", Line());

        Assert.Equal("applied", Assert.IsType<TaskVerdict.Succeeded>(verdict).Result.Outcome);
    }

    [Fact]
    public void is_a_named_failure_when_the_result_line_says_so()
    {
        var verdict = Of(10, Line(outcome: "migration_failed", code: 10));

        Assert.Equal("migration_failed", Assert.IsType<TaskVerdict.Failed>(verdict).Result.Outcome);
    }

    public static TheoryData<string, int?, string[]> Unproven => new()
    {
        { "no exit code", null, [Line()] },
        { "no line at all", 0, [] },
        { "no result line", 0, ["""{"level":"INFO","msg":"connected"}"""] },
        { "a killed process", 137, ["""{"level":"INFO","msg":"connected"}"""] },
        { "another run's result line", 0, [Line(run: "run-2")] },
        { "another command's result line", 0, [Line(command: "check_db_app_user")] },
        { "two result lines", 0, [Line(), Line()] },
        { "exit code 0 after a failure", 0, [Line(outcome: "migration_failed", code: 10)] },
        { "a failure's exit code after a success", 1, [Line()] },
        { "a result line cut short", 0, [Line()[..60]] },
        { "a result line without its exit code", 0, ["""{"msg":"batch result","run_id":"run-1","command":"apply_db_migration","outcome":"applied"}"""] },
        { "an exit code that is no number", 0, ["""{"msg":"batch result","run_id":"run-1","command":"apply_db_migration","outcome":"applied","exit_code":"0"}"""] },
        { "a message that only quotes a result line", 0, ["""{"msg":"saw a batch result","run_id":"run-1","command":"apply_db_migration","outcome":"applied","exit_code":0}"""] },
        { "a line that is no JSON", 0, ["batch result run-1 applied 0"] },
        { "an array", 0, ["""["batch result"]"""] },
    };

    [Theory]
    [MemberData(nameof(Unproven))]
    public void is_never_a_success_with(string proof, int? exitCode, string[] log)
    {
        var verdict = Of(exitCode, log);

        var unproven = Assert.IsType<TaskVerdict.Unproven>(verdict);
        Assert.True(unproven.What.Length > 0 && unproven.Remedy.Length > 0, proof);
    }
}
