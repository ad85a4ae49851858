using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Ecs.Verdicts;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Targets;

/// <summary>The gate before an apply: a task compares the database with what its own history makes in a shadow beside it.</summary>
public interface IDriftCheck : IDetectMigrations, IVerifyTaskDefinitions, IHazRunEnvironment
{
    [Parameter("Version that a database with tables but without history is taken to have; later migrations are applied")]
    string BaselineVersion => TryGetValue(() => BaselineVersion);

    bool IDetectMigrations.IsJudgedByGit => DatabaseUrl is null || TryGetValue(() => MigrationsDirectory) is null;

    /// <summary>Whether there is something to ask the database about: on a build server an unchanged folder is no reason to start anything.</summary>
    bool AsksTheDatabase => IsLocalBuild || ForceRun || RunId is not null || Detected is null or { HasAddedMigration: true };

    /// <summary>What the check saw of the catalog; null where none ran.</summary>
    static string? Fingerprint { get; private set; }

    Target DriftCheck => _ => _
        .Description("Compares the database with what its migrations make; a difference fails, and the SQL to keep it or to take it back is shown")
        .DependsOn(DetectMigrations)
        .DependsOn(VerifyTaskDefinitions)
        .TryDependsOn<IPushEcr>(push => push.PushEcr)
        .OnlyWhenDynamic(() => IsDriftCheckDue)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            if (!IsAskedFor && RunEnvironments.Profile is null && !await LocalDrift.IsDueAsync(this, Interrupt.Token))
            {
                Log.Information("Not checked: nothing is pending, or the database has no history that it could have drifted from");
                ReportSummary(summary => { summary["outcome"] = "not due"; return summary; });
                return;
            }

            if (Detected is { SumNeedsUpdate: true })
                SumFileUpdate.Write(MigrationsDirectory);

            var verdict = await TaskRuns.RunAsync(this, nameof(DriftCheck), "check_db_migration_drift", new Dictionary<string, string?>
            {
                ["MIGRATION_BASE_VERSION"] = Detected?.BaseVersion?.ToString(),
                ["MIGRATION_BASELINE_VERSION"] = BaselineVersion,
                ["MIGRATION_TX_MODE"] = TxMode,
            });

            Fingerprint = DriftVerdict.Fingerprint(verdict);
            ReportSummary(summary => DriftVerdict.Summarise(summary, verdict));
            ExitCode = ApplyReport.ExitCode(verdict);
            Log.Write(verdict is TaskVerdict.Succeeded ? LogEventLevel.Information : LogEventLevel.Error, "{Verdict}", DriftVerdict.Sentence(verdict));
            Assert.True(verdict is TaskVerdict.Succeeded, $"The verdict is {verdict.Outcome}; the error above says what is known and what to do.");
        }));

    /// <summary>
    /// Asked for by name, always. Before an apply: in an AWS account that has a shadow's image, and on this machine, but never when a run that is under
    /// way is followed, whose check was before it.
    /// </summary>
    private bool IsDriftCheckDue => IsAskedFor || (AsksTheDatabase && RunId is null && (RunEnvironments.Profile is null || RunEnvironments.HasShadow(this)));

    /// <summary>Whether an apply goes on without a check, although nobody left it out.</summary>
    bool IsUnchecked => RunEnvironments.Profile is not null && !RunEnvironments.HasShadow(this) && RunId is null;

    private bool IsAskedFor => InvokedTargets.Any(target => target.Name == nameof(DriftCheck));
}
