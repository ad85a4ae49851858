namespace OpsBuild.Batch.Tests.CommandLine;

public sealed class The_command_line
{
    private static readonly Dictionary<string, string> Environment = new() { ["RUN_ID"] = "run-1" };

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("apply")]
    [InlineData("APPLY_DB_MIGRATION")]
    [InlineData("apply_db_migration", "apply_db_migration")]
    [InlineData("--help", "me")]
    public async Task takes_exactly_one_command(params string[] arguments)
    {
        var run = await ProgramRun.InProcessAsync(Environment, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("wrong_usage", run.Outcome);
        Assert.Equal("run-1", run.Result.GetProperty("run_id").GetString());
        Assert.Contains("usage: batch", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_repeat_what_was_typed()
    {
        var run = await ProgramRun.InProcessAsync(Environment, "hunter2-marker");

        Assert.DoesNotContain("hunter2-marker", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task explains_itself()
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var exitCode = await new BatchProgram(Environment, output, errors, Commands.BatchCommands.All).RunAsync(["--help"]);
        var help = System.Text.Encoding.UTF8.GetString(output.ToArray());

        Assert.Equal(0, exitCode);
        Assert.Empty(errors.ToString());
        Assert.All(Commands.BatchCommands.All, command =>
        {
            Assert.Contains(command.Name, help, StringComparison.Ordinal);
            Assert.All(command.Variables, variable => Assert.Contains(variable.Name, help, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task lists_only_commands_that_there_are()
    {
        var run = await ProgramRun.InProcessAsync(Environment, "nothing");

        Assert.Contains("usage: batch create_db_app_user | check_db_app_user | check_db_migration_drift | plan_db_migration | apply_db_migration\n", run.Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
