using OpsBuild.Batch.Logging;

namespace OpsBuild.Batch.Results;

/// <summary>The last line of the output, by which the build that started the run knows its verdict.</summary>
/// <remarks>The word of the outcome, the exit code and the run's id are not masked: no secret may make a verdict unreadable.</remarks>
internal static class ResultLine
{
    public static string Of(BatchResult result, string runId, string command, DateTimeOffset time, SecretMask mask)
    {
        using var line = new JsonLine(mask, time, result.Outcome.ExitCode == ExitCode.Success ? "INFO" : "ERROR", "batch result");
        line.Json.WriteString("run_id", runId);
        line.Json.WriteString("command", command);
        line.Json.WriteString("outcome", result.Outcome.Word);
        line.Json.WriteNumber("exit_code", (int)result.Outcome.ExitCode);
        foreach (var (name, value) in result.Facts)
        {
            line.Json.WritePropertyName(name);
            line.Node(value);
        }

        return line.End();
    }
}
