using System.Text.Json;
using OpsBuild.Ecs.Logs;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Build.Reports;

/// <summary>How the verdicts on the application's database user are shown: a sentence each, and the summary's facts.</summary>
internal static class AppUserVerdict
{
    public static string Sentence(TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.Succeeded { Result: { Outcome: "app_user_up_to_date" } result } => $"{Users(result)}: nothing to change.{Beyond(result)}",
        TaskVerdict.Succeeded { Result: { Outcome: "app_user_sound" } result } =>
            $"{Users(result)}: {Number(result, "checks_count")} checks, {Number(result, "tried_count")} of them tried; it can do what it should and not what it should not.{Beyond(result)}",
        TaskVerdict.Succeeded { Result: var result } => $"{Users(result)}: {Number(result, "changes_count")} change(s), named above.{Beyond(result)}",
        TaskVerdict.Failed { Result: { Outcome: "app_user_unsound" } result } =>
            $"{Users(result)}: {Number(result, "failures_count")} of {Number(result, "checks_count")} checks failed (exit code {result.ExitCode}). The log above has each, with the GRANT or REVOKE that mends it.",
        TaskVerdict.Failed { Result: { Outcome: "app_user_incomplete" } result } =>
            $"{Users(result)}: {Number(result, "changes_count")} change(s), and not all that the policy asks for (exit code {result.ExitCode}): the log above names what is missing, and the statements that mend it.",
        TaskVerdict.Failed { Result: var result } => $"Nothing was changed: {result.Outcome} (exit code {result.ExitCode}). The log above says why and what to do.",
        TaskVerdict.Unproven unproven => $"Not proven ({unproven.Outcome}): {ConsoleText.Of(unproven.What)} {ConsoleText.Of(unproven.Remedy)}",
        _ => throw new InvalidOperationException($"No sentence for {verdict}."),
    };

    /// <summary>The facts under names of their own, since the summary is of both tasks.</summary>
    public static Dictionary<string, string> Summarise(Dictionary<string, string> summary, TaskVerdict verdict)
    {
        switch (verdict)
        {
            case TaskVerdict.Succeeded { Result: { Outcome: "app_user_sound" } result }:
                summary["checks"] = $"{Number(result, "checks_count")}";
                break;
            case TaskVerdict.Succeeded { Result: var result }:
                summary["changes"] = $"{Number(result, "changes_count")}";
                break;
            default:
                summary["outcome"] = verdict is TaskVerdict.Failed failed ? failed.Result.Outcome : $"{verdict.Outcome}";
                break;
        }

        return summary;
    }

    private static string Users(ResultLine result) =>
        result.Facts.TryGetProperty("usernames", out var names) && names.ValueKind == JsonValueKind.Array && names.GetArrayLength() > 0
            ? string.Join(", ", names.EnumerateArray().Select(name => ConsoleText.Of(name.GetString() ?? "")))
            : "The application's user";

    private static string Beyond(ResultLine result) => Number(result, "beyond_count") is > 0 and var count
        ? $" It has more than its policy gives in {count} place(s), named above; --revoke-beyond takes it away."
        : "";

    private static long Number(ResultLine result, string name) =>
        result.Facts.TryGetProperty(name, out var number) && number.TryGetInt64(out var value) ? value : 0;
}
