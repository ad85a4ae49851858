using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Migrations.Detection;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>The first gate: git says whether the change to the migrations is lawful, before anything is built or started.</summary>
public interface IDetectMigrations : IHazLint
{
    [Parameter("Branch, tag or commit that the migrations are compared with - default: the CI event's base, or where HEAD left the default branch")]
    string BaseRef => TryGetValue(() => BaseRef);

    [Parameter("Apply although no migration was added, as after a failed run; lifts no refusal")]
    bool ForceRun => TryGetValue<bool?>(() => ForceRun) ?? false;

    /// <summary>Whether git has a say: it has none over a folder that the caller names beside a database of his own.</summary>
    bool IsJudgedByGit => true;

    /// <summary>What the target found; null before it ran, or where git has no say.</summary>
    static DetectionOutcome.Lawful? Detected { get; private set; }

    Target DetectMigrations => _ => _
        .Description("Judges from git whether the migrations were only added to, in order and with a fitting atlas.sum, and lints them")
        .OnlyWhenDynamic(() => IsJudgedByGit)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var outcome = await new MigrationDetector(Log.Logger).DetectAsync(MigrationLint.Request(this), Interrupt.Token);
            Detected = DetectionReport.Pass(outcome);
            var lint = MigrationLint.Run(this, Detected.Added);
            LintStory.Pass(lint, MigrationLint.Folder(this));

            ReportSummary(summary =>
            {
                summary["added"] = $"{Detected.Added.Count}";
                summary["head"] = $"{Detected.HeadVersion}";
                if (lint.Warnings > 0)
                    summary["warnings"] = $"{lint.Warnings}";
                return summary;
            });
        }));
}
