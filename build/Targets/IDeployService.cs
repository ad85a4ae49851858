using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Ecs.Deployments;

namespace OpsBuild.Build.Targets;

/// <summary>Puts the application into service, once the database is ready for it.</summary>
public interface IDeployService : ISyncAppUser
{
    [Parameter("Image of the application by digest, repository@sha256:...")]
    string AppImageUri => TryGetValue(() => AppImageUri);

    [Parameter("Application to deploy on this machine - default: built from the work tree")]
    AbsolutePath AppProgram => TryGetValue(() => AppProgram);

    [Parameter("How many tasks the service is to have - default: as many as it has, one where it is new")]
    int? Tasks => TryGetValue<int?>(() => Tasks);

    [Parameter("Minutes that a deployment or a rollback may take - default: 10")]
    int? DeployTimeout => TryGetValue<int?>(() => DeployTimeout);

    /// <summary>How this build's deployment ended; null where none began.</summary>
    internal static DeploymentReport? Deployment { get; private set; }

    Target DeployService => _ => _
        .Description("Deploys the application and waits until ECS proves it; refused while migrations are pending or the database is too old for the image")
        .DependsOn(VerifyTaskDefinitions)
        .TryDependsOn<IPushEcr>(push => push.PushEcr)
        .After(ApplyMigration, SyncAppUser)
        .Executes(() => Told.AsFailureAsync(async () => End(await ServiceRuns.DeployAsync(this))));

    /// <summary>Shows how a deployment ended, and fails unless it is proven.</summary>
    internal void End(DeploymentReport report)
    {
        Deployment = report;
        ServiceReport.Tell(report);
        ReportSummary(summary => ServiceReport.Summarise(summary, report));
        ExitCode = ServiceReport.ExitCode(report);
        Assert.True(report.IsDeployed, $"The outcome is {report.Outcome.Code}; the error above says what is known and what to do.");
    }
}
