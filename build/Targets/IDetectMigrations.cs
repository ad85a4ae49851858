using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Events;

namespace OpsBuild.Build.Targets;

/// <summary>The first gate: git says whether the change to the migrations is lawful, before anything is built or started.</summary>
public interface IDetectMigrations : IHazMigrations
{
    [Parameter("Branch, tag or commit that the migrations are compared with - default: the CI event's base, or where HEAD left the default branch")]
    string BaseRef => TryGetValue(() => BaseRef);

    [Parameter("Apply although no migration was added, as after a failed run; lifts no refusal")]
    bool ForceRun => TryGetValue<bool?>(() => ForceRun) ?? false;

    /// <summary>What the target found; null before it ran.</summary>
    static DetectionOutcome.Lawful? Detected { get; private set; }

    Target DetectMigrations => _ => _
        .Description("Judges from git whether the migrations were only added to, in order, with a fitting atlas.sum")
        .Executes(() =>
        {
            var request = new DetectionRequest(RootDirectory)
            {
                MigrationFolder = MigrationsDirectory,
                BaseRef = BaseRef,
                Event = GitHubEvent.Read(EnvironmentInfo.Variables!),
            };

            Detected = DetectionReport.Pass(MigrationDetection.Run(request));

            ReportSummary(summary =>
            {
                summary["added"] = $"{Detected.Added.Count}";
                summary["head"] = $"{Detected.HeadVersion}";
                return summary;
            });
        });
}
