using System.Runtime.InteropServices;

namespace Nuke.Tests.Processes;

public sealed class Stopping_a_build : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130, "Ctrl-C (SIGINT)")]
    [InlineData(PosixSignal.SIGTERM, 143, "SIGTERM")]
    public async Task aborts_the_running_target_ends_its_processes_and_runs_the_assured_ones(PosixSignal signal, int exitCode, string name)
    {
        using var build = repository.Start([], "Wait", "AfterWobbly", "CleanUp");
        var child = build.NumberAfter("[DBG] child");
        var grandchild = build.NumberAfter("[DBG] grandchild");

        build.Send(signal);
        var result = await build.End();

        Assert.Equal(exitCode, result.ExitCode);
        result.PlaceOf($"Target Wait was stopped by {name}");
        Assert.Contains("Aborted", result.SummaryOf("Wait"), StringComparison.Ordinal);
        Assert.Contains("NotRun", result.SummaryOf("AfterWobbly"), StringComparison.Ordinal);
        Assert.Contains("Succeeded", result.SummaryOf("CleanUp"), StringComparison.Ordinal);
        result.PlaceOf("Build aborted on");
        Assert.False(RunningBuild.IsAlive(child));

        // A shell's background job ignores SIGINT.
        Assert.False(RunningBuild.IsAlive(grandchild));
    }

    [Fact]
    public async Task kills_a_process_that_does_not_end_when_asked_to()
    {
        using var build = repository.Start([], "WaitStubborn", "CleanUp");
        var child = build.NumberAfter("[DBG] stubborn");

        build.Send(PosixSignal.SIGTERM);
        var result = await build.End();

        Assert.Equal(143, result.ExitCode);
        Assert.Contains("Succeeded", result.SummaryOf("CleanUp"), StringComparison.Ordinal);
        Assert.False(RunningBuild.IsAlive(child));
    }

    [Fact]
    public async Task twice_ends_it_at_once_with_all_that_it_started()
    {
        using var build = repository.Start([], "WaitStubborn", "CleanUp");
        var child = build.NumberAfter("[DBG] stubborn");

        build.Send(PosixSignal.SIGINT);
        build.Line("Stopping, for Ctrl-C (SIGINT)");
        build.Send(PosixSignal.SIGINT);
        var result = await build.End();

        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("Cleaned up", result.Output, StringComparison.Ordinal);
        Assert.False(RunningBuild.IsAlive(child));
    }
}
