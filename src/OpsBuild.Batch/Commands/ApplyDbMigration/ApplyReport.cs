using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Batch.Results;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Indexes;
using Serilog;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>What an apply came to, as the last log lines and as the result.</summary>
internal sealed class ApplyReport(ApplyOutcome outcome, MigrationDirectory directory, ApplyConfiguration configuration, TimeSpan took)
{
    public static Finding Finding(string reason, Problem problem) =>
        new(reason, problem.File is null ? problem.What : $"{problem.Place}: {problem.What}", problem.Why, problem.Remedy);

    public static Finding LockHeld(LockHolder? holder, TimeSpan waited) => new(
        "lock_held", "Another run holds the migration lock.",
        holder is not null ? $"It is held by {holder}; waited {waited.TotalSeconds:0.#} s." : $"Waited {waited.TotalSeconds:0.#} s.",
        "Wait until the other run has ended, then run again; MIGRATION_LOCK_TIMEOUT says how long to wait.");

    public BatchResult ToResult()
    {
        var facts = new JsonObject
        {
            ["applied"] = new JsonArray([.. outcome.Files.Select(file => JsonValue.Create(file.Version.ToString()))]),
            ["statements"] = outcome.Files.Sum(file => file.Statements),
            ["elapsed_ms"] = (long)took.TotalMilliseconds,
            ["current_version"] = Current?.ToString(),
        };
        if (outcome.Baseline is { } baseline)
            facts["baseline_version"] = baseline.ToString();
        if (configuration.Migrations.BaseVersion is { } baseVersion)
        {
            facts["base_version"] = baseVersion.ToString();
            facts["version_before"] = Before?.ToString();
        }

        if (Findings is { Count: > 0 } findings)
            facts["refusals"] = BatchResult.Refusals(findings);
        if (outcome is ApplyOutcome.Failed { Failure: var failure })
            facts["failure"] = Failure(failure);
        if (outcome.Files.Sum(file => file.Tries - 1) is > 0 and var retries)
            facts["lock_retries"] = retries;
        if (outcome is ApplyOutcome.LocksNotObtained blocked)
            LockFacts.Add(facts, blocked, Failure(blocked.Failure));
        if (outcome.HalfApplied is { } half)
            facts["half_applied"] = HalfApplied(half);
        if (outcome.InvalidIndexes is { Count: > 0 } invalid)
            facts["invalid_indexes"] = new JsonArray([.. invalid.Select(Index)]);
        return new BatchResult(Word, facts);
    }

    public void WriteTo(ILogger log)
    {
        if (configuration.Migrations.BaseVersion is { } baseVersion && IsBeforeKnown && baseVersion != Before)
        {
            log.Information("The database was at version {DatabaseVersion} where git's base has {BaseVersion}; the database's own history decides",
                Before?.ToString() ?? "none", baseVersion.ToString());
        }

        foreach (var finding in Findings)
            log.Error("{What} Why: {Why} Do: {Remedy}", finding.What, finding.Why, finding.Remedy);
        if (outcome is ApplyOutcome.Failed { Failure: var failure })
            log.Error("{Problem}", failure.ToProblem().ToString());
    }

    private Outcome Word => outcome switch
    {
        ApplyOutcome.UpToDate => Outcome.UpToDate,
        ApplyOutcome.Applied => Outcome.Applied,
        ApplyOutcome.Refused refused => refused.Reason.Outcome(),
        ApplyOutcome.LockNotAcquired => Outcome.LockNotAcquired,
        ApplyOutcome.Failed => Outcome.MigrationFailed,
        ApplyOutcome.LocksNotObtained => Outcome.LocksNotObtained,
        ApplyOutcome.InDoubt => Outcome.StatementInDoubt,
        ApplyOutcome.Stopped => Outcome.Stopped,
        ApplyOutcome.ConnectionLost { Fate: FileFate.Unknown } => Outcome.OutcomeUnknown,
        ApplyOutcome.ConnectionLost => Outcome.ConnectionLost,
        ApplyOutcome.EngineFailed => Outcome.EngineFailed,
        _ => throw new UnreachableException($"No word for {outcome}."),
    };

    private IReadOnlyList<Finding> Findings => outcome switch
    {
        ApplyOutcome.Refused refused => [.. refused.Problems.Select(problem => Finding(refused.Reason.Word(), problem))],
        ApplyOutcome.LockNotAcquired held => [LockHeld(held.Holder, held.Waited)],
        ApplyOutcome.LocksNotObtained blocked => [Finding("locks_not_obtained", blocked.ToProblem())],
        ApplyOutcome.InDoubt doubt => [Finding("statement_in_doubt", doubt.Doubt.ToProblem())],
        ApplyOutcome.Stopped stopped => [new Finding(
            "stopped",
            stopped.HalfApplied is { } half ? $"The run was stopped in {half.File}, of which {half.Statements} of {half.Total} statements are applied."
                : stopped.File is { } file ? $"The run was stopped in {file}, which was rolled back, after {Last}." : $"The run was stopped after {Last}.",
            "The process was asked to end.", "Run it again; it goes on where it stopped.")],
        ApplyOutcome.ConnectionLost lost => [new Finding(
            "connection_lost", lost.File is { } file ? $"The connection was lost in {file}." : "The connection was lost between two files.",
            $"{lost.Cause} {Fate(lost.Fate)}", "Run it again; it goes on where the database's history ends.")],
        ApplyOutcome.EngineFailed failed => [Finding($"atlas_{JsonNamingPolicy.SnakeCaseLower.ConvertName(failed.Fault.ToString())}", failed.Problem)],
        _ => [],
    };

    /// <summary>The newest version in the database before this run. Files are applied in order, so it stands right before the first one.</summary>
    private MigrationVersion? Before => outcome switch
    {
        ApplyOutcome.UpToDate upToDate => upToDate.Current,
        { Baseline: not null } => null,
        { Files: [var first, ..] } => directory.Files.LastOrDefault(file => file.Version.CompareTo(first.Version) < 0)?.Version,
        _ => null,
    };

    private bool IsBeforeKnown => outcome is ApplyOutcome.UpToDate or { Files: [_, ..] };

    private MigrationVersion? Current => outcome switch
    {
        ApplyOutcome.UpToDate upToDate => upToDate.Current,
        ApplyOutcome.Applied applied => applied.Current,
        { Files: [.., var last] } => last.Version,
        _ => null,
    };

    private string Last => outcome.Files is [.., var last] ? last.File : "no file";

    private static string Fate(FileFate fate) => fate switch
    {
        FileFate.RolledBack => "The file was rolled back.",
        FileFate.Committed => "The file was committed all the same.",
        FileFate.HalfApplied => "The file runs without a transaction: what was recorded of it is there.",
        _ => "Whether the file was committed could not be asked.",
    };

    private static JsonObject HalfApplied(HalfAppliedFile half) => new()
    {
        ["version"] = half.Version.ToString(),
        ["statements"] = half.Statements,
        ["total"] = half.Total,
    };

    private static JsonObject Index(InvalidIndex index) => new()
    {
        ["index"] = index.Name,
        ["table"] = index.Table,
        ["was_there_before"] = index.WasThereBefore,
        ["repair"] = new JsonArray([.. index.Repair.Select(statement => JsonValue.Create(statement))]),
    };

    private static JsonObject Failure(MigrationFailure failure) => new()
    {
        ["file"] = failure.File,
        ["line"] = failure.Position.Line,
        ["column"] = failure.Position.Column,
        ["sql_state"] = failure.SqlState.Length > 0 ? failure.SqlState : null,
        ["message"] = failure.Message,
    };
}
