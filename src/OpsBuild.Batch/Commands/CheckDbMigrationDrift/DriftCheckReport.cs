using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Results;
using OpsBuild.Drift;
using OpsBuild.Migrations;
using Serilog;

namespace OpsBuild.Batch.Commands.CheckDbMigrationDrift;

/// <summary>What a drift check came to, as log lines and as the result.</summary>
internal sealed class DriftCheckReport(DriftOutcome outcome, MigrationDirectory directory, MigrationVersion? baseVersion, TimeSpan took)
{
    private const int PendingShown = 50;

    public void WriteTo(ILogger log)
    {
        foreach (var finding in Findings)
            log.Error("{What} Why: {Why} Do: {Remedy}", finding.What, finding.Why, finding.Remedy);
        if (Report is not { } report)
            return;
        new DriftLog(report, Verdict(report)).WriteTo(log);
        if (baseVersion is not null && BaseVersionWords.Of(baseVersion, report.Version, directory) is { } words)
            log.Information("{BaseVersion}", words);
        DriftDocument.WriteTo(log, report, Word);
    }

    public BatchResult ToResult()
    {
        var facts = new JsonObject { ["elapsed_ms"] = (long)took.TotalMilliseconds };
        if (Report is { } report)
        {
            facts["current_version"] = report.Version?.ToString();
            facts["pending"] = new JsonArray([.. report.Pending.Take(PendingShown).Select(file => JsonValue.Create(file))]);
            facts["pending_count"] = report.Pending.Count;
            facts["differences_count"] = report.Comparison.Differences.Length;
            facts["ignored_count"] = report.Ignored.Count;
            facts["not_covered_count"] = report.NotCovered.Count;
            if (report.Atlas is { } engine)
                facts["atlas_changes"] = engine.Changes;
            facts["fingerprint"] = report.Fingerprint.ToString();
            if (baseVersion is not null)
            {
                facts["base_version"] = baseVersion.ToString();
                facts["base_version_note"] = BaseVersionWords.Of(baseVersion, report.Version, directory);
            }
        }

        if (Findings is { Count: > 0 } findings)
            facts["refusals"] = BatchResult.Refusals(findings);
        return new BatchResult(Word, facts);
    }

    private DriftReport? Report => outcome switch
    {
        DriftOutcome.Clean clean => clean.Report,
        DriftOutcome.Drifted drifted => drifted.Report,
        DriftOutcome.EngineFailed failed => failed.Report,
        _ => null,
    };

    private Outcome Word => outcome switch
    {
        DriftOutcome.Clean { Report.HasPending: true } => Outcome.PendingOnly,
        DriftOutcome.Clean => Outcome.Clean,
        DriftOutcome.Drifted => Outcome.Drifted,
        DriftOutcome.HistoryRewritten => Outcome.HistoryRewritten,
        DriftOutcome.Refused refused => refused.Reason.Outcome(),
        DriftOutcome.LockNotAcquired => Outcome.LockNotAcquired,
        DriftOutcome.ShadowUnusable => Outcome.ShadowUnusable,
        DriftOutcome.CatalogUnreadable => Outcome.CatalogUnreadable,
        DriftOutcome.OutOfTime => Outcome.OutOfTime,
        DriftOutcome.EngineFailed => Outcome.EngineFailed,
        _ => throw new UnreachableException($"No word for {outcome}."),
    };

    private IReadOnlyList<Finding> Findings => outcome switch
    {
        DriftOutcome.HistoryRewritten rewritten => [.. rewritten.Problems.Select(problem => ApplyReport.Finding("history_rewritten", problem))],
        DriftOutcome.Refused refused => [.. refused.Problems.Select(problem => ApplyReport.Finding(refused.Reason.Word(), problem))],
        DriftOutcome.LockNotAcquired held => [ApplyReport.LockHeld(held.Holder, held.Waited)],
        DriftOutcome.ShadowUnusable { Fault: var fault, Problem: var problem } =>
            [ApplyReport.Finding($"shadow_{JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString())}", problem)],
        DriftOutcome.CatalogUnreadable { Problem: var problem } => [ApplyReport.Finding("catalog_unreadable", problem)],
        DriftOutcome.EngineFailed { Problem: var problem } => [ApplyReport.Finding("atlas_failed", problem)],
        DriftOutcome.OutOfTime late => [new Finding(
            "out_of_time", $"The check was not done within {late.Budget.TotalSeconds:0} s.", $"It was {late.During}.",
            "Look at the shadow's log and at the load of both servers; DRIFT_CHECK_TIMEOUT gives it longer. Nothing was changed in the target.")],
        _ => [],
    };

    private static string Verdict(DriftReport report)
    {
        var at = report.Version is { } version ? $"version {version}" : "no version";
        var pending = report.HasPending ? $"{report.Pending.Count} migration(s) pending" : "nothing pending";
        if (report.Comparison.AreEqual && report.Atlas is { Changes: > 0 } atlas)
            return $"Drift: Atlas counts {atlas.Changes} change(s) at {at}, of which this program's own comparison finds none; {pending}.";
        return report.Comparison.AreEqual
            ? $"No drift: the database is what its history makes at {at}; {pending}."
            : $"Drift: the database differs from what its history makes at {at} in {report.Comparison.Differences.Length} place(s); {pending}.";
    }
}
