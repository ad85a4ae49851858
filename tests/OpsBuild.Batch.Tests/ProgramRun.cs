using System.Text;
using System.Text.Json;
using OpsBuild.Batch.Commands;

namespace OpsBuild.Batch.Tests;

/// <summary>What one run of the program left behind.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Each line of standard output as JSON.</summary>
    public IReadOnlyList<JsonElement> Lines { get; } =
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

    /// <summary>The last line, which must be the result line and the only one.</summary>
    public JsonElement Result
    {
        get
        {
            Assert.NotEmpty(Lines);
            Assert.Single(Lines, line => Message(line) == "batch result");
            Assert.Equal("batch result", Message(Lines[^1]));
            Assert.Equal(ExitCode, Lines[^1].GetProperty("exit_code").GetInt32());
            return Lines[^1];
        }
    }

    public string Outcome => Result.GetProperty("outcome").GetString()!;

    /// <summary>The reasons of the result's refusals.</summary>
    public IReadOnlyList<string?> Reasons => [.. Result.GetProperty("refusals").EnumerateArray().Select(refusal => refusal.GetProperty("reason").GetString())];

    /// <summary>Fails with the whole output unless the run ended so.</summary>
    public void AssertEnded(string outcome, int exitCode) =>
        Assert.True(Outcome == outcome && ExitCode == exitCode, $"Expected {outcome} ({exitCode}):\n{Output}{Errors}");

    /// <summary>Runs the program in this process: for what ends before it would connect to anything.</summary>
    public static async Task<ProgramRun> InProcessAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var exitCode = await new BatchProgram(environment, output, errors, BatchCommands.All).RunAsync(arguments);
        return new ProgramRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private static string? Message(JsonElement line) => line.GetProperty("msg").GetString();
}
