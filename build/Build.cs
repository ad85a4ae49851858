using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Targets;
using Serilog;

namespace OpsBuild.Build;

/// <summary>The targets of this repository. Each stands in a file of its own, so that another team's build can compose the ones that it wants.</summary>
[BareResult(nameof(ILocal.Local), nameof(ILocalQuery.LocalQuery), nameof(ISchemaDiff.SchemaDiff), nameof(ILintMigrations.LintMigrations))]
[BareJson(nameof(IPlanMigration.PlanMigration))]
internal sealed class Build : NukeBuild,
    // The pipeline, in the order in which it runs.
    IDetectMigrations,
    IBuildImages,
    IPushEcr,
    IDriftCheck,
    IPlanMigration,
    IApplyMigration,
    ISyncAppUser,
    IDeployService,
    IRollbackService,
    IRelease,
    // The laptop's database.
    ILocal,
    ILocalQuery,
    ILocalReset,
    // Any two databases.
    ISchemaDiff,
    // Writing migrations.
    INewMigration,
    IHashMigrations,
    ILintMigrations,
    ISchemaDump,
    // What runs on ECS.
    IGenerateTaskDefinitions,
    IRenderTaskDefinitions,
    IVerifyTaskDefinitions,
    // What runs on GitHub.
    IGenerateWorkflows,
    // Working on OpsBuild itself.
    ITest,
    IBench,
    IClean
{
    /// <summary>Without a target the help is printed: nothing that touches a database runs unasked.</summary>
    public static int Main() => Execute<Build>();

    /// <summary>Where standard output is a document for programs, what targets tell goes to standard error.</summary>
    protected override void OnBuildInitialized()
    {
        base.OnBuildInitialized();
        if (this is IHazJson { Json: true } && InvokedTargets.Any(target => target.Name == nameof(IPlanMigration.PlanMigration)))
            Log.Logger = Story.Log;
    }
}
