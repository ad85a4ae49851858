using Nuke.Common;
using OpsBuild.Build.Reports;

namespace OpsBuild.Build.Targets;

/// <summary>All of a release in its one right order: the database, its user, the service.</summary>
public interface IRelease : IDeployService
{
    Target Release => _ => _
        .Description("Migrates, syncs the application's user, deploys, in this order; tells what became of each step, also in .nuke/temp/release.json")
        .DependsOn(ApplyMigration, SyncAppUser, DeployService)
        .AssuredAfterFailure()
        .Executes(() => ReleaseReport.Write(
            [.. ExecutionPlan.Where(target => target.Name is nameof(DriftCheck) or nameof(ApplyMigration) or nameof(SyncAppUser) or nameof(DeployService))],
            Deployment, TemporaryDirectory / "release.json"));
}
