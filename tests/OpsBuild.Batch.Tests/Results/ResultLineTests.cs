using OpsBuild.Batch.Commands;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Logging;
using OpsBuild.Batch.Results;
using Serilog;

namespace OpsBuild.Batch.Tests.Results;

public sealed class The_result_line
{
    [Fact]
    public void is_the_last_whatever_is_logged_afterwards()
    {
        using var stream = new MemoryStream();
        var lines = new StandardOutput(stream, new SecretMask());
        using var log = new LoggerConfiguration().WriteTo.Sink(lines).CreateLogger();

        log.Information("before");
        lines.End("last\n");
        log.Information("after");

        Assert.EndsWith("last\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_printed_after_an_exception_that_nobody_expected()
    {
        using var output = new MemoryStream();
        var program = new BatchProgram(new Dictionary<string, string> { ["RUN_ID"] = "run-1" }, output, TextWriter.Null, [new BrokenCommand()]);

        var exitCode = await program.RunAsync(["broken"]);

        var run = new ProgramRun(exitCode, System.Text.Encoding.UTF8.GetString(output.ToArray()), "");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("unexpected_error", run.Outcome);
        Assert.Equal("run-1", run.Result.GetProperty("run_id").GetString());
        Assert.Equal("broken", run.Result.GetProperty("command").GetString());
        Assert.Equal("ERROR", run.Result.GetProperty("level").GetString());
        Assert.Equal("System.InvalidOperationException", run.Lines[0].GetProperty("error").GetProperty("type").GetString());
    }

    [Fact]
    public void starts_with_the_fields_that_a_verdict_needs()
    {
        var line = ResultLine.Of(new BatchResult(Outcome.Applied, new() { ["applied"] = new System.Text.Json.Nodes.JsonArray("1", "2") }),
            "run-1", "apply_db_migration", new DateTimeOffset(2026, 1, 14, 9, 30, 0, 5, TimeSpan.Zero), new SecretMask());

        Assert.Equal(
            """{"time":"2026-01-14T09:30:00.005Z","level":"INFO","msg":"batch result","run_id":"run-1","command":"apply_db_migration","outcome":"applied","exit_code":0,"applied":["1","2"]}""" + "\n",
            line);
    }

    private sealed class BrokenCommand : IBatchCommand
    {
        public string Name => "broken";

        public string Summary => "Fails.";

        public IReadOnlyList<Variable> Variables => [];

        public Task<BatchResult> RunAsync(CommandContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("nobody expected this");
    }
}
