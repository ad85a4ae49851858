namespace Nuke.Tests.Processes;

public sealed class Running_a_build : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task without_a_target_runs_the_default_one_after_what_it_depends_on()
    {
        var result = await repository.Run();

        Assert.Equal(0, result.ExitCode);
        Assert.True(result.PlaceOf("Restoring") < result.PlaceOf("Compiling Debug"));
        Assert.Contains("Succeeded", result.SummaryOf("Compile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Warn", "Report")]
    [InlineData("Report", "Warn")]
    public async Task runs_independent_targets_in_the_order_in_which_they_are_named(string first, string second)
    {
        var result = await repository.Run(first, second);

        Assert.True(result.PlaceOf("║ " + first) < result.PlaceOf("║ " + second));
    }

    [Fact]
    public async Task takes_targets_by_switch_and_plus_sign_whatever_the_case_and_dashes()
    {
        var result = await repository.Run("--target", "report+show", "skipped-static");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Succeeded", result.SummaryOf("Report"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", result.SummaryOf("Show"), StringComparison.Ordinal);
        Assert.Contains("Skipped", result.SummaryOf("SkippedStatic"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task fails_with_1_and_does_not_reach_what_comes_after()
    {
        var result = await repository.Run("AfterBroken", "CleanUp");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("// ProcessException: Process 'bash' exited with code 3.", result.SummaryOf("Broken"), StringComparison.Ordinal);
        Assert.Contains("NotRun", result.SummaryOf("AfterBroken"), StringComparison.Ordinal);
        result.PlaceOf("Build failed on");
    }

    [Fact]
    public async Task runs_assured_targets_after_a_failure()
    {
        var result = await repository.Run("AfterBroken", "CleanUp");

        Assert.Contains("Succeeded", result.SummaryOf("CleanUp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task goes_on_after_a_target_that_allows_it_and_fails_all_the_same()
    {
        var result = await repository.Run("Wobbly", "AfterWobbly");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Failed", result.SummaryOf("Wobbly"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", result.SummaryOf("AfterWobbly"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task gives_the_exit_code_that_the_build_chose()
    {
        var result = await repository.Run("OwnExitCode");

        Assert.Equal(42, result.ExitCode);
    }

    [Fact]
    public async Task repeats_warnings_and_errors_before_the_summary()
    {
        var result = await repository.Run("Warn");

        Assert.Equal(0, result.ExitCode);
        var block = result.Output[result.PlaceOf("Errors & Warnings")..];
        Assert.Contains("[WRN] Warn: A warning line", block, StringComparison.Ordinal);
        Assert.Contains("[ERR] Warn: An error line", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_what_a_target_reports_in_its_line_of_the_summary()
    {
        var result = await repository.Run("Report");

        Assert.EndsWith("// Files: 7", result.SummaryOf("Report"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task skips_by_conditions_and_says_which()
    {
        var result = await repository.Run("SkippedStatic", "SkippedDynamic");

        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith("// OnlyWhen: Force", result.SummaryOf("SkippedStatic"), StringComparison.Ordinal);
        Assert.EndsWith("// OnlyWhen: Names.Length > 100", result.SummaryOf("SkippedDynamic"), StringComparison.Ordinal);
        Assert.EndsWith("// Skipped: because of SkippedStatic", result.SummaryOf("Restore"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_list_targets_without_actions()
    {
        var result = await repository.Run("All");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("\nAll ", result.Output, StringComparison.Ordinal);
        Assert.Contains("Succeeded", result.SummaryOf("Compile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task skips_everything_that_is_not_named_when_asked_to()
    {
        var result = await repository.Run("Compile", "--skip");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Skipped", result.SummaryOf("Restore"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", result.SummaryOf("Compile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task skips_named_targets()
    {
        var result = await repository.Run("All", "--skip", "show");

        Assert.EndsWith("// Skipped: via --skip", result.SummaryOf("Show"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", result.SummaryOf("Compile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task fails_a_target_whose_process_takes_too_long_and_kills_all_that_it_started()
    {
        using var build = repository.Start([], "TimeOut");
        var child = build.NumberAfter("[DBG] child");
        var grandchild = build.NumberAfter("[DBG] grandchild");

        var result = await build.End();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("TimeoutException", result.SummaryOf("TimeOut"), StringComparison.Ordinal);
        Assert.False(RunningBuild.IsAlive(child));
        Assert.False(RunningBuild.IsAlive(grandchild));
    }

    [Fact]
    public async Task finds_the_root_above_the_working_directory_or_where_it_is_told()
    {
        var below = Directory.CreateDirectory(repository.File("a/b"));
        using var other = new SampleRepository();

        var result = await repository.Run("Restore", "--root", other.Root);

        Assert.Equal(0, result.ExitCode);
        Assert.True(below.Exists);
        Assert.True(File.Exists(other.File(".nuke/temp/build.log")));
        Assert.False(File.Exists(repository.File(".nuke/temp/build.log")));
    }
}
