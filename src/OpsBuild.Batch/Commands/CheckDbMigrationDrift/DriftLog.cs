using OpsBuild.Drift;
using OpsBuild.Schema;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Batch.Commands.CheckDbMigrationDrift;

/// <summary>The report for people: verdict first, differences by kind, SQL both ways, then what was not covered. Each line is one event.</summary>
internal sealed class DriftLog(DriftReport report, string verdict)
{
    // CloudWatch cuts an event at 256 KiB; a definition twice, escaped, has to fit well below.
    private const int LongestValue = 20_000;

    public void WriteTo(ILogger log)
    {
        var drifted = !report.IsClean;
        log.Write(drifted ? LogEventLevel.Error : LogEventLevel.Information, "{Verdict}", verdict);
        foreach (var file in report.Pending)
            log.Information("Pending: {File}", file);

        foreach (var kind in report.Comparison.Differences.GroupBy(difference => difference.Identity.Kind).OrderBy(group => group.Key))
        {
            foreach (var difference in kind)
            {
                log.ForContext("Kind", kind.Key.Word())
                    .ForContext("Object", difference.Identity.Name)
                    .ForContext("Attribute", difference.Attribute)
                    .ForContext("From", Cut(difference.From))
                    .ForContext("To", Cut(difference.To))
                    .Error("Drift: {Difference}", Cut(difference.ToString()));
            }
        }

        if (report.Atlas is { } atlas)
            log.ForContext("Sql", Cut(atlas.Sql)).Write(atlas.Changes > 0 ? LogEventLevel.Error : LogEventLevel.Information, "Atlas counts {Changes} changes", atlas.Changes);
        Sql(log, "adopt", "SQL for a new migration that keeps what the database has", report.Adopt);
        Sql(log, "revert", "SQL that makes the database as its history says", report.Revert);
        foreach (var ignored in report.Ignored)
        {
            log.Information("Signed for until {Expires}: {Difference} because {Reason}",
                ignored.Rule.Expires.ToString("O"), Cut(ignored.Difference.ToString()), ignored.Rule.Reason);
        }

        foreach (var (kind, reason) in report.NotCovered)
            log.Warning("Not covered: {Kind}: {Reason}", kind, reason);
    }

    private static void Sql(ILogger log, string direction, string title, IReadOnlyList<string> statements)
    {
        if (statements.Count == 0)
            return;
        log.Information("{Title}: {StatementCount} statements", title, statements.Count);
        foreach (var statement in statements)
            log.ForContext("Direction", direction).Information("{Sql}", Cut(statement));
    }

    private static string Cut(string? value) =>
        value is null ? "(none)"
        : value.Length <= LongestValue ? value
        : $"{value[..LongestValue]} ... ({value.Length - LongestValue} characters more; the document below has them)";
}
