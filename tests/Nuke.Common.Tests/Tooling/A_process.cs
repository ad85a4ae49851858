using Nuke.Common.Tooling;

namespace Nuke.Tests.Tooling;

public sealed class A_process
{
    private static readonly string Here = AppContext.BaseDirectory;

    [Fact]
    public void gives_its_output_and_exit_code()
    {
        using var process = ProcessTasks.StartShell("echo out; echo err >&2; exit 4", Here, logInvocation: false);

        Assert.True(process.WaitForExit());
        Assert.Equal(4, process.ExitCode);
        Assert.Equal("out", process.Output.StdToText());
        Assert.Contains(process.Output, line => line is { Type: OutputType.Err, Text: "err" });
    }

    [Fact]
    public void that_fails_says_what_it_wrote_to_standard_error()
    {
        using var process = ProcessTasks.StartShell("echo the reason >&2; exit 4", Here);

        var failure = Assert.Throws<ProcessException>(process.AssertZeroExitCode);

        Assert.Equal(4, failure.ExitCode);
        Assert.Contains("Process 'bash' exited with code 4.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the reason", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void gets_exactly_the_environment_that_it_is_given()
    {
        var environment = new Dictionary<string, string> { ["ONLY"] = "this one" };

        using var process = ProcessTasks.StartProcess(ToolPathResolver.GetPathExecutable("env"), workingDirectory: Here, environmentVariables: environment);

        Assert.Equal("ONLY=this one", process.AssertZeroExitCode().Output.StdToText());
    }

    [Fact]
    public void of_a_tool_hands_its_end_to_the_exit_handler()
    {
        var bash = ToolResolver.GetPathTool("bash");
        var exitCode = 0;

        bash($"-c {"exit 5"}", workingDirectory: Here, exitHandler: process => exitCode = process.ExitCode);

        Assert.Equal(5, exitCode);
    }

    [Fact]
    public void that_leaves_a_grandchild_with_its_output_open_is_not_waited_for_without_end()
    {
        using var process = ProcessTasks.StartShell("echo done; sleep 30 & exit 0", Here);

        Assert.True(process.WaitForExit());
        Assert.Equal("done", process.Output.StdToText());
    }

    [Fact]
    public void is_looked_for_on_the_path() =>
        Assert.Contains("'no-such-program' is not on the PATH", Assert.Throws<ArgumentException>(() => ToolResolver.GetPathTool("no-such-program")).Message, StringComparison.Ordinal);
}
