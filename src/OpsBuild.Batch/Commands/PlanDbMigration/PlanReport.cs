using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Batch.Commands.ApplyDbMigration;
using OpsBuild.Batch.Results;
using OpsBuild.Migrations.Analysis.Locks;
using OpsBuild.Migrations.Plan;
using Serilog;

namespace OpsBuild.Batch.Commands.PlanDbMigration;

/// <summary>What a look ahead came to, as log lines and as the result.</summary>
internal sealed class PlanReport(PlanOutcome outcome, TimeSpan took)
{
    private const int PendingShown = 50;

    public void WriteTo(ILogger log)
    {
        foreach (var finding in Findings)
            log.Error("{What} Why: {Why} Do: {Remedy}", finding.What, finding.Why, finding.Remedy);
        if (outcome is not PlanOutcome.Planned { Plan: var plan })
            return;
        new PlanLog(plan).WriteTo(log);
        DocumentParts.WriteTo(log, PlanDocument.Text(plan, Word));
    }

    public BatchResult ToResult()
    {
        var facts = new JsonObject { ["elapsed_ms"] = (long)took.TotalMilliseconds };
        if (outcome is PlanOutcome.Planned { Plan: var plan })
        {
            facts["current_version"] = plan.Current?.ToString();
            if (plan.Baseline is { } baseline)
                facts["baseline_version"] = baseline.ToString();
            facts["pending"] = new JsonArray([.. plan.Files.Take(PendingShown).Select(file => JsonValue.Create(file.File.Name))]);
            facts["pending_count"] = plan.Files.Count;
            facts["statements"] = plan.Statements;
            facts["strongest_lock"] = plan.Files.Max(file => file.Strongest)?.ToSql();
            facts["lint_errors"] = plan.Lint.Errors;
            facts["lint_warnings"] = plan.Lint.Warnings;
            facts["lock_held"] = plan.LockHolder is not null;
        }

        if (Findings is { Count: > 0 } findings)
            facts["refusals"] = BatchResult.Refusals(findings);
        return new BatchResult(Word, facts);
    }

    private Outcome Word => outcome switch
    {
        PlanOutcome.Planned { Plan.IsEmpty: true } => Outcome.UpToDate,
        PlanOutcome.Planned => Outcome.Planned,
        PlanOutcome.Refused refused => refused.Reason.Outcome(),
        PlanOutcome.EngineFailed => Outcome.EngineFailed,
        _ => throw new UnreachableException($"No word for {outcome}."),
    };

    private IReadOnlyList<Finding> Findings => outcome switch
    {
        PlanOutcome.Refused refused => [.. refused.Problems.Select(problem => ApplyReport.Finding(refused.Reason.Word(), problem))],
        PlanOutcome.EngineFailed failed => [ApplyReport.Finding($"atlas_{JsonNamingPolicy.SnakeCaseLower.ConvertName(failed.Fault.ToString())}", failed.Problem)],
        _ => [],
    };
}
