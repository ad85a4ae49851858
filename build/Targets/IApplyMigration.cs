using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Ecs.Verdicts;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Targets;

/// <summary>The main job: a task applies the migrations that the database's own history lacks, and its proofs are judged.</summary>
public interface IApplyMigration : IDriftCheck
{
    [Parameter("Statement in doubt that did run, as version:number; only where an apply asked")]
    string StatementRan => TryGetValue(() => StatementRan);

    [Parameter("Statement in doubt that did not run, as version:number; only where an apply asked")]
    string StatementDidNotRun => TryGetValue(() => StatementDidNotRun);

    /// <summary>Whether this build has applied a migration.</summary>
    static bool HasApplied { get; private set; }

    Target ApplyMigration => _ => _
        .Description("Applies pending migrations: locally, with --database-url anywhere, with --profile NAME in that AWS account")
        .DependsOn(DetectMigrations)
        .DependsOn(VerifyTaskDefinitions)
        .TryDependsOn<IPushEcr>(push => push.PushEcr)
        .DependsOn(DriftCheck)
        .OnlyWhenDynamic(() => AsksTheDatabase)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            if (IsUnchecked)
                Log.Warning("Not checked for drift: the profile names no ShadowPostgresImageUri, a PostgreSQL image of the database's major version for the check's shadow");
            if (Detected is { SumNeedsUpdate: true })
                SumFileUpdate.Write(MigrationsDirectory);

            var verdict = await TaskRuns.RunAsync(this, nameof(ApplyMigration), "apply_db_migration", new Dictionary<string, string?>
            {
                ["MIGRATION_BASE_VERSION"] = Detected?.BaseVersion?.ToString(),
                ["MIGRATION_BASELINE_VERSION"] = BaselineVersion,
                ["MIGRATION_TX_MODE"] = TxMode,
                ["MIGRATION_STATEMENT_RAN"] = StatementRan,
                ["MIGRATION_STATEMENT_DID_NOT_RUN"] = StatementDidNotRun,
                // Under its lock the apply refuses a catalog that nobody checked.
                ["EXPECTED_FINGERPRINT"] = Fingerprint,
            });

            HasApplied = ApplyReport.HasApplied(verdict);
            ReportSummary(summary => ApplyReport.Summarise(summary, verdict));
            ExitCode = ApplyReport.ExitCode(verdict);
            var sentence = ApplyReport.Sentence(verdict);
            // Also where the build itself is being stopped: what goes on without it must not go unsaid.
            Log.Write(verdict is TaskVerdict.Succeeded ? LogEventLevel.Information : LogEventLevel.Error, "{Verdict}", sentence);
            Assert.True(verdict is TaskVerdict.Succeeded, $"The verdict is {verdict.Outcome}; the error above says what is known and what to do.");
        }));
}
