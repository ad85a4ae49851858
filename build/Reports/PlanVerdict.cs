using System.Text.Json;
using OpsBuild.Ecs.Logs;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Build.Reports;

/// <summary>How the verdict on a look ahead is shown: one sentence and the summary's facts.</summary>
internal static class PlanVerdict
{
    public static string Sentence(TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.Succeeded { Result: { Outcome: "up_to_date" } result } => $"Nothing to do: the database is at {Text(result, "current_version") ?? "no version"}.",
        TaskVerdict.Succeeded { Result: var result } =>
            $"{Number(result, "pending_count")} migration(s) with {Number(result, "statements")} statement(s) would be applied to {Text(result, "current_version") ?? "no version"}; "
            + $"the strongest lock is {Text(result, "strongest_lock") ?? "none"}. Lint: {Number(result, "lint_errors")} error(s), {Number(result, "lint_warnings")} warning(s).",
        TaskVerdict.Failed { Result: var result } => $"It would not be applied: {result.Outcome} (exit code {result.ExitCode}). The log above says why and what to do.",
        TaskVerdict.Unproven unproven => $"Not proven ({unproven.Outcome}): {ConsoleText.Of(unproven.What)} {ConsoleText.Of(unproven.Remedy)}",
        _ => throw new InvalidOperationException($"No sentence for {verdict}."),
    };

    public static Dictionary<string, string> Summarise(Dictionary<string, string> summary, TaskVerdict verdict)
    {
        summary["outcome"] = verdict switch
        {
            TaskVerdict.Succeeded { Result: var result } => result.Outcome,
            TaskVerdict.Failed { Result: var result } => result.Outcome,
            _ => $"{verdict.Outcome}",
        };
        if (verdict is TaskVerdict.Succeeded { Result: var planned })
            summary["pending"] = $"{Number(planned, "pending_count")}";
        return summary;
    }

    private static string? Text(ResultLine result, string name) =>
        result.Facts.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static long Number(ResultLine result, string name) =>
        result.Facts.TryGetProperty(name, out var number) && number.TryGetInt64(out var value) ? value : 0;
}
