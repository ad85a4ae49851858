using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Ecs.Verdicts;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Targets;

/// <summary>A look ahead: a task tells what ApplyMigration would do to the database, and writes nothing.</summary>
public interface IPlanMigration : IDriftCheck, IHazJson
{
    Target PlanMigration => _ => _
        .Description("Tells what ApplyMigration would do: pending files, statements, locks, findings; writes nothing; --json for programs")
        .DependsOn(DetectMigrations)
        .DependsOn(VerifyTaskDefinitions)
        .TryDependsOn<IPushEcr>(push => push.PushEcr)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            if (Detected is { SumNeedsUpdate: true })
                SumFileUpdate.Write(MigrationsDirectory);

            var document = new PlanText();
            var verdict = await TaskRuns.RunAsync(
                this, nameof(PlanMigration), "plan_db_migration",
                new Dictionary<string, string?>
                {
                    ["MIGRATION_BASE_VERSION"] = Detected?.BaseVersion?.ToString(),
                    ["MIGRATION_BASELINE_VERSION"] = BaselineVersion,
                    ["MIGRATION_TX_MODE"] = TxMode,
                },
                document);

            ReportSummary(summary => PlanVerdict.Summarise(summary, verdict));
            ExitCode = ApplyReport.ExitCode(verdict);
            Log.Write(verdict is TaskVerdict.Succeeded ? LogEventLevel.Information : LogEventLevel.Error, "{Verdict}", PlanVerdict.Sentence(verdict));
            Assert.True(verdict is TaskVerdict.Succeeded, $"The verdict is {verdict.Outcome}; the error above says what is known and what to do.");
            if (Json)
                Console.WriteLine(document.Text ?? throw new InvalidOperationException("The task succeeded, and not all parts of its document were seen in its log."));
        }));
}
