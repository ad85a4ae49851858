using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;

namespace OpsBuild.Build.Targets;

/// <summary>Puts an earlier revision of the application into service again.</summary>
public interface IRollbackService : IDeployService
{
    [Parameter("Revision of the task definition to go back to - default: the last other one that was deployed successfully")]
    int? Revision => TryGetValue<int?>(() => Revision);

    [Parameter("Roll back although the schema may no longer fit the revision")]
    bool Force => TryGetValue<bool?>(() => Force) ?? false;

    Target RollbackService => _ => _
        .Description("Puts the service back on its previous revision, or on --revision N; refused where the schema no longer fits it, unless --force")
        .DependsOn(VerifyTaskDefinitions)
        .TryDependsOn<IPushEcr>(push => push.PushEcr)
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            Assert.True(Revision is null or > 0, "--revision takes a number from 1 on.");
            End(await ServiceRuns.RollBackAsync(this));
        }));
}
