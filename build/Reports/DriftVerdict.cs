using OpsBuild.Ecs.Logs;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Build.Reports;

/// <summary>How the verdict on a drift check is shown: one sentence and the summary's facts.</summary>
internal static class DriftVerdict
{
    public static string Sentence(TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.Succeeded { Result: { Outcome: "pending_only" } result } => $"No drift at {Version(result)}: {Number(result, "pending_count")} migration(s) pending.",
        TaskVerdict.Succeeded { Result: var result } => $"No drift at {Version(result)}: the database is what its migrations make.",
        TaskVerdict.Failed { Result: { Outcome: "drifted" } result } =>
            $"Drift in {Number(result, "differences_count")} place(s) at {Version(result)} (exit code {result.ExitCode}). The log above has each, the SQL for a new migration that keeps it, and the SQL that takes it back; db/drift-ignore.yaml signs for what shall stay.",
        TaskVerdict.Failed { Result: var result } => $"Not checked: {result.Outcome} (exit code {result.ExitCode}). The log above says why and what to do.",
        TaskVerdict.Unproven unproven => $"Not proven ({unproven.Outcome}): {ConsoleText.Of(unproven.What)} {ConsoleText.Of(unproven.Remedy)}",
        _ => throw new InvalidOperationException($"No sentence for {verdict}."),
    };

    /// <summary>What the check saw of the catalog, for the apply to compare with; null where it saw nothing that may be applied to.</summary>
    public static string? Fingerprint(TaskVerdict verdict) =>
        verdict is TaskVerdict.Succeeded { Result: var result } && result.Facts.TryGetProperty("fingerprint", out var fingerprint) ? fingerprint.GetString() : null;

    public static Dictionary<string, string> Summarise(Dictionary<string, string> summary, TaskVerdict verdict)
    {
        summary["outcome"] = verdict switch
        {
            TaskVerdict.Succeeded { Result: var result } => result.Outcome,
            TaskVerdict.Failed { Result: var result } => result.Outcome,
            _ => $"{verdict.Outcome}",
        };
        if (verdict is TaskVerdict.Failed { Result: { Outcome: "drifted" } drifted })
            summary["differences"] = $"{Number(drifted, "differences_count")}";
        return summary;
    }

    private static string Version(ResultLine result) =>
        result.Facts.TryGetProperty("current_version", out var version) && version.GetString() is { } text ? text : "no version";

    private static long Number(ResultLine result, string name) =>
        result.Facts.TryGetProperty(name, out var number) && number.TryGetInt64(out var value) ? value : 0;
}
