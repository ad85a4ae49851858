using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Events;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>The first gate: git says whether the change to the migrations is lawful, before anything is built or started.</summary>
public interface IDetectMigrations : IHazMigrations
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
        .Description("Judges from git whether the migrations were only added to, in order, with a fitting atlas.sum")
        .OnlyWhenDynamic(() => IsJudgedByGit)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var request = new DetectionRequest(RootDirectory)
            {
                MigrationFolder = MigrationsDirectory,
                BaseRef = BaseRef,
                Event = GitHubEvent.Read(EnvironmentInfo.Variables!),
            };

            Detected = DetectionReport.Pass(await new MigrationDetector(Log.Logger).DetectAsync(request, Interrupt.Token));

            ReportSummary(summary =>
            {
                summary["added"] = $"{Detected.Added.Count}";
                summary["head"] = $"{Detected.HeadVersion}";
                return summary;
            });
        }));
}
