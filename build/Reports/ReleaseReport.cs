using System.Text.Json;
using System.Text.Json.Nodes;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using OpsBuild.Ecs.Deployments;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>What became of each step of a release: for people, and as <c>release.json</c> for programs.</summary>
internal static class ReleaseReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="steps">The steps, in the order in which they run.</param>
    /// <param name="deployment">How the deployment ended; null where it did not begin.</param>
    /// <param name="file">Where programs read it.</param>
    public static void Write(IReadOnlyList<ExecutableTarget> steps, DeploymentReport? deployment, AbsolutePath file)
    {
        var told = new JsonArray();
        foreach (var step in steps)
        {
            var (outcome, why) = Of(step, steps);
            Log.Information("{Step} {Outcome}{Why}", $"{step.Name,-16}", outcome, why is null ? "" : $": {why}");
            told.Add(new JsonObject { ["step"] = step.Name, ["outcome"] = outcome, ["why"] = why, ["seconds"] = Math.Round(step.Duration.TotalSeconds, 1) });
        }

        var json = new JsonObject
        {
            ["outcome"] = steps.All(step => step.Status is ExecutionStatus.Succeeded or ExecutionStatus.Skipped) ? "released" : "failed",
            ["steps"] = told,
            ["deployment"] = deployment is null ? null : new JsonObject
            {
                ["outcome"] = deployment.Outcome.Code,
                ["what"] = deployment.What,
                ["revision"] = deployment.Revision?.ToString(),
                ["before"] = deployment.Before?.ToString(),
                ["now"] = deployment.Now?.ToString(),
                ["deployment_arn"] = deployment.DeploymentArn,
                ["stopped_tasks"] = new JsonArray([.. deployment.StoppedTasks.Select(task => (JsonNode)task.ToString())]),
            },
        };
        File.WriteAllText(file, json.ToJsonString(Indented) + "\n");
        Log.Information("Wrote {File}", file);
    }

    private static (string Outcome, string? Why) Of(ExecutableTarget step, IReadOnlyList<ExecutableTarget> steps) => step.Status switch
    {
        ExecutionStatus.Succeeded => ("succeeded", null),
        ExecutionStatus.Skipped => ("skipped", "its condition did not hold: there was nothing for it to do"),
        ExecutionStatus.Failed => ("failed", "its error is above"),
        ExecutionStatus.Aborted => ("aborted", "the build was interrupted while it ran"),
        _ => ("not run", steps.FirstOrDefault(each => each.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted) is { } failed
            ? $"{failed.Name} failed before it" : "a target that it needs failed, or the build was interrupted"),
    };
}
