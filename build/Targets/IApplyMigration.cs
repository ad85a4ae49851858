using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Ecs.Verdicts;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>The main job: the migrations that the database's own history lacks are applied by the batch program, and its proofs are judged.</summary>
public interface IApplyMigration : IDetectMigrations, IHazLocalEnvironment, IHazDotNet
{
    [Parameter("Apply to this database instead of the local one, as postgres://user@host:port/database; the password comes from PGPASSWORD or the pass file")]
    string DatabaseUrl => TryGetValue(() => DatabaseUrl);

    [Parameter("Version that a database with tables but without history is taken to have; later migrations are applied")]
    string BaselineVersion => TryGetValue(() => BaselineVersion);

    [Parameter("Batch program to run - default: the one compiled along with the build")]
    AbsolutePath BatchProgram => TryGetValue(() => BatchProgram);

    bool IDetectMigrations.IsJudgedByGit => DatabaseUrl is null || TryGetValue(() => MigrationsDirectory) is null;

    Target ApplyMigration => _ => _
        .Description("Applies pending migrations to the local database, or with --database-url to any other")
        .DependsOn(DetectMigrations)
        // On a build server an unchanged folder is no reason to start anything; a laptop asks the database.
        .OnlyWhenDynamic(() => IsLocalBuild || ForceRun || Detected is null or { HasAddedMigration: true })
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var target = DatabaseTarget.Read(DatabaseUrl, EnvironmentInfo.Variables!);
            if (Detected is { SumNeedsUpdate: true })
                SumFileUpdate.Write(MigrationsDirectory);

            var run = new LocalApply(target, LocalEnvironments.Options(this), BatchCommand.Of(this)) { MigrationsDirectory = MigrationsDirectory, Baseline = BaselineVersion, BaseVersion = Detected?.BaseVersion };
            var verdict = await run.RunAsync(Log.Logger, Interrupt.Token);

            ReportSummary(summary => ApplyReport.Summarise(summary, verdict));
            ExitCode = ApplyReport.ExitCode(verdict);
            Assert.True(verdict is TaskVerdict.Succeeded, ApplyReport.Sentence(verdict));
            Log.Information("{Verdict}", ApplyReport.Sentence(verdict));
        }));
}
