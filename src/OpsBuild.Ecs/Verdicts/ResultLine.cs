using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace OpsBuild.Ecs.Verdicts;

/// <summary>The one line in which a batch run states its own result, the last that it prints.</summary>
/// <param name="RunId">The run that the line belongs to, as the batch was told.</param>
/// <param name="Command">The batch command, such as <c>apply_db_migration</c>.</param>
/// <param name="Outcome">The outcome's word, such as <c>applied</c>.</param>
/// <param name="ExitCode">The exit code that the batch says it ends with.</param>
/// <param name="Facts">The whole JSON object, for what the outcome carries beyond these.</param>
public sealed record ResultLine(string RunId, string Command, string Outcome, int ExitCode, JsonElement Facts)
{
    private const string Message = "batch result";

    /// <summary>Reads one line of a batch's log; false for every line that is no complete result line.</summary>
    public static bool TryParse(string? line, [NotNullWhen(true)] out ResultLine? result)
    {
        result = null;
        // Cheap first: a log has thousands of lines and one result.
        if (line is null || !line.Contains(Message, StringComparison.Ordinal) || !TryReadObject(line, out var json))
            return false;
        if (Text(json, "msg") != Message)
            return false;
        if (Text(json, "run_id") is not { } runId || Text(json, "command") is not { } command || Text(json, "outcome") is not { } outcome)
            return false;
        if (!json.TryGetProperty("exit_code", out var code) || code.ValueKind != JsonValueKind.Number || !code.TryGetInt32(out var exitCode))
            return false;

        result = new ResultLine(runId, command, outcome, exitCode, json);
        return true;
    }

    private static bool TryReadObject(string line, out JsonElement json)
    {
        json = default;
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            json = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            // A container's log may hold anything; what is no JSON is no result line.
            return false;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
