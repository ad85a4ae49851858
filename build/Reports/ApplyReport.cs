using System.Text.Json;
using OpsBuild.Ecs.Logs;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Build.Reports;

/// <summary>How the verdict on an apply is shown: one sentence, the summary's facts and the exit code.</summary>
internal static class ApplyReport
{
    /// <summary>The build's exit code when proof is missing: none of the batch's own, so that nobody takes it for a known outcome.</summary>
    private const int Unproven = 3;

    /// <summary>The build's exit code; null leaves it to the build, since whatever fails after a success must not end as one.</summary>
    public static int? ExitCode(TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.Succeeded => null,
        TaskVerdict.Failed failed => failed.Result.ExitCode,
        _ => Unproven,
    };

    public static string Sentence(TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.Succeeded { Result: { Outcome: "up_to_date" } result } => $"Up to date at {Version(result)}: nothing was pending.",
        TaskVerdict.Succeeded { Result: var result } => $"Applied {Applied(result)} migration(s), {Number(result, "statements")} statement(s); the database is now at {Version(result)}.",
        TaskVerdict.Failed { Result: var result } => $"Not applied: {result.Outcome} (exit code {result.ExitCode}). {Applied(result)} migration(s) were applied before; the log above says why and what to do.",
        TaskVerdict.Unproven unproven => $"Not proven ({unproven.Outcome}): {ConsoleText.Of(unproven.What)} {ConsoleText.Of(unproven.Remedy)}",
        _ => throw new InvalidOperationException($"No sentence for {verdict}."),
    };

    /// <summary>Whether the run succeeded and had something to apply.</summary>
    public static bool HasApplied(TaskVerdict verdict) => verdict is TaskVerdict.Succeeded { Result: var result } && Applied(result) > 0;

    public static Dictionary<string, string> Summarise(Dictionary<string, string> summary, TaskVerdict verdict)
    {
        switch (verdict)
        {
            case TaskVerdict.Succeeded { Result: var result }:
                summary["applied"] = $"{Applied(result)}";
                summary["version"] = Version(result);
                break;
            case TaskVerdict.Failed { Result: var result }:
                summary["outcome"] = result.Outcome;
                break;
            default:
                summary["outcome"] = $"{verdict.Outcome}";
                break;
        }

        return summary;
    }

    private static int Applied(ResultLine result) =>
        result.Facts.TryGetProperty("applied", out var applied) && applied.ValueKind == JsonValueKind.Array ? applied.GetArrayLength() : 0;

    private static string Version(ResultLine result) =>
        result.Facts.TryGetProperty("current_version", out var version) && version.GetString() is { } text ? text : "no version";

    private static long Number(ResultLine result, string name) =>
        result.Facts.TryGetProperty(name, out var number) && number.TryGetInt64(out var value) ? value : 0;
}
