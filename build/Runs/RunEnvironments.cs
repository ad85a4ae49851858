using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Pipeline;
using OpsBuild.Pipeline.Local;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>The environment that a build's parameters name.</summary>
internal static class RunEnvironments
{
    public static Task<RunEnvironment> OpenAsync(IHazRunEnvironment build, ILogger log, CancellationToken cancellationToken) =>
        LocalRunEnvironment.OpenAsync(
            Local(build) with { Database = NamedDatabases.Read(build.DatabaseUrl, EnvironmentInfo.Variables!) }, log, cancellationToken);

    /// <summary>This machine, with the local environment's own database.</summary>
    public static LocalRunSettings Local(IHazRunEnvironment build) =>
        new(LocalEnvironments.Options(build), BatchPrograms.Find(build.BatchProgram, build.RootDirectory), build.MigrationsDirectory)
        {
            Ecspresso = build.TaskRunner is TaskRunnerKind.Ecspresso ? new EcspressoProgramOptions { Path = build.Ecspresso } : null,
        };
}
