namespace Nuke.Tests.Processes;

public sealed class Extending_a_build : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task by_attributes_and_overrides_is_told_of_every_step_in_order()
    {
        var result = await repository.Run([("SAMPLE_HOOKS", "1")], "SkippedStatic", "Report", "Broken");

        var told = result.Output.Split('\n').Where(line => line.Contains("Hook first: ", StringComparison.Ordinal)).Select(line => line.Split("Hook first: ")[1]);
        Assert.Equal(
            [
                "created", "initialized Restore+SkippedStatic+Report+Broken", "skipped SkippedStatic", "skipped Restore", "running Report", "summary Report",
                "succeeded Report", "running Broken", "failed Broken", "finished False",
            ],
            told);
    }

    [Fact]
    public async Task calls_the_higher_priority_first_and_the_build_itself_last()
    {
        var result = await repository.Run([("SAMPLE_HOOKS", "1")], "Report");

        Assert.True(result.PlaceOf("Hook first: running Report") < result.PlaceOf("Hook later: running Report"));
        Assert.True(result.PlaceOf("Hook later: running Report") < result.PlaceOf("Hook own: running Report"));
    }

    [Fact]
    public async Task with_a_hook_that_throws_fails_it()
    {
        var result = await repository.Run([("SAMPLE_HOOKS", "throw")], "Report");

        Assert.Equal(1, result.ExitCode);
        result.PlaceOf("The hook failed");
        Assert.Contains("NotRun", result.SummaryOf("Report"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task can_turn_off_all_output_but_a_targets_own()
    {
        var result = await repository.Run("Bare");

        Assert.Equal("result\n", result.Output);
    }

    [Fact]
    public async Task with_a_condition_that_throws_ends_it()
    {
        var result = await repository.Run("BadCondition", "Report");

        Assert.Equal(1, result.ExitCode);
        result.PlaceOf("""The condition 'Names[99] == "x"' of target BadCondition could not be asked""");
        Assert.Contains("Failed", result.SummaryOf("BadCondition"), StringComparison.Ordinal);
        Assert.Contains("NotRun", result.SummaryOf("Report"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_required_parameter_refuses_to_run_without_it()
    {
        var result = await repository.Run("Report", "--owner", "");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("This build requires a value for Owner: give --owner VALUE", result.Error, StringComparison.Ordinal);
    }
}
