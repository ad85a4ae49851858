using OpsBuild.Migrations;
using OpsBuild.Migrations.Lint;
using OpsBuild.Migrations.Plan;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Batch.Commands.PlanDbMigration;

/// <summary>The plan for people: what is pending first, then each file with its statements, locks and findings.</summary>
internal sealed class PlanLog(MigrationPlan plan)
{
    public void WriteTo(ILogger log)
    {
        var at = plan.Current?.ToString() ?? "no version";
        if (plan.IsEmpty)
            log.Information("Nothing is pending: the database is at {Current}", at);
        else
            log.Information("{FileCount} migrations with {StatementCount} statements are pending; the database is at {Current}", plan.Files.Count, plan.Statements, at);
        if (plan.AtlasVersion is { } atlas)
            log.Information("{AtlasVersion} would apply them", atlas);
        if (plan.Baseline is { } baseline)
            log.Information("{Version} would be recorded as the baseline first", baseline.ToString());
        if (!plan.HasRevisionTable && !plan.IsEmpty)
            log.Information("The revision table would be made in the schema {Schema}", plan.RevisionsSchema);
        foreach (var file in plan.Files)
            Write(log, file);
        if (plan.LockHolder is { } holder)
            log.Warning("The migration lock is held by {Holder}; an apply would wait for it", holder.ToString());
        if (plan.MayNotWrite is { } problem)
            log.Warning("As this role an apply would be refused: {What} {Remedy}", problem.What, problem.Remedy);
    }

    private void Write(ILogger log, PlannedFile file)
    {
        log.Information(
            "{File}: {StatementCount} statements, {Mode}, h1:{Hash}", file.File.Name, file.Statements.Count, Mode(file.Mode), file.Hash);
        foreach (var statement in file.Statements)
        {
            log.ForContext("File", file.File.Name).ForContext("Line", statement.Position.Line).ForContext("Statement", statement.Excerpt).Information(
                "{Number}. {Tag}: {Locks}", statement.Number, statement.Tag.Length > 0 ? statement.Tag : statement.Excerpt, Locks(statement));
        }
        foreach (var finding in plan.Lint.Findings.Where(finding => finding.File == file.File.Name))
        {
            log.ForContext("Code", finding.Code).ForContext("Place", finding.Place).Write(
                finding.Severity is LintSeverity.Error ? LogEventLevel.Error : LogEventLevel.Warning,
                "{Finding}", $"{finding.Place}: {finding.Code} {finding.What}. {finding.Rewrite}");
        }
    }

    private static string Mode(TransactionMode mode) => mode switch
    {
        TransactionMode.None => "each statement commits for itself",
        TransactionMode.All => "one transaction with all others",
        _ => "one transaction",
    };

    private static string Locks(PlannedStatement statement)
    {
        var seen = statement.Locks.Count == 0 ? "no lock on a relation that is there before it" : string.Join(", ", statement.Locks.Select(held => held.ToString()));
        return statement.Unseen is null ? seen : $"{seen}; beyond its text: {statement.Unseen}";
    }
}
