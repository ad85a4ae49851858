using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Images;
using OpsBuild.Pipeline;
using OpsBuild.Pipeline.Aws;
using OpsBuild.Pipeline.Local;
using OpsBuild.Pipeline.Registries;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>The environment that a build's parameters name.</summary>
internal static class RunEnvironments
{
    /// <param name="build">Names it.</param>
    /// <param name="command">The batch's command that is to run there; null where only the service is dealt with, which needs no image of the batch.</param>
    /// <param name="log">Hears what is started.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="application">On this machine, the application to deploy; null for none.</param>
    public static Task<RunEnvironment> OpenAsync(
        IHazRunEnvironment build, string? command, ILogger log, CancellationToken cancellationToken, LocalApplication? application = null)
    {
        if (Profile is { } profile)
        {
            Assert.True(build.DatabaseUrl is null, $"--database-url and --profile {profile} exclude each other: in an AWS account Terraform's state names the database.");
            Assert.True(build.LocalRuntime is null, $"--local-runtime and --profile {profile} exclude each other: in an AWS account tasks run on Fargate.");
            return AwsEnvironment.OpenAsync(Aws(build, profile, command), EnvironmentInfo.Variables!, log, cancellationToken);
        }

        return LocalRunEnvironment.OpenAsync(
            Local(build, command) with { Database = NamedDatabases.Read(build.DatabaseUrl, EnvironmentInfo.Variables!), Application = application }, log, cancellationToken);
    }

    /// <summary>The registry of the same environment.</summary>
    public static Task<RegistryEnvironment> OpenRegistryAsync(IHazRunEnvironment build, ILogger log, CancellationToken cancellationToken) => Profile is { } profile
        ? AwsRegistryEnvironment.OpenAsync(Aws(build, profile, command: null), EnvironmentInfo.Variables!, log, cancellationToken)
        : LocalRegistryEnvironment.OpenAsync(LocalEnvironments.Options(build), build.EcrRepository, log, cancellationToken);

    /// <summary>The AWS environment that is asked for; null stands for this machine. A profile <c>local</c> may hold a person's own settings for it.</summary>
    public static string? Profile => NukeBuild.LoadedLocalProfiles.Except([LocalRunEnvironment.Name]).ToList() is { Count: > 0 } named ? string.Join('+', named) : null;

    /// <summary>Whether an AWS environment is asked for that can make a history once more beside its database.</summary>
    public static bool HasShadow(IHazRunEnvironment build) => Profile is not null && build.ShadowPostgresImageUri is { Length: > 0 };

    /// <summary>This machine, with the local environment's own database.</summary>
    public static LocalRunSettings Local(IHazRunEnvironment build, string? command = null) =>
        new(LocalEnvironments.Options(build), BatchPrograms.Find(build.BatchProgram, build.RootDirectory), build.MigrationsDirectory)
        {
            RuntimeImage = build.LocalRuntimeImage,
            PushedBatch = command is null ? PushedImages.Of(ImagePurpose.BatchMigrateDb) : PushedImages.OfCommand(command),
            Pushed = PushedImages.All,
            Ecspresso = build.TaskRunner is TaskRunnerKind.Ecspresso ? new EcspressoProgramOptions { Path = build.Ecspresso, Download = Download } : null,
        };

    private static EcspressoDownload? Download => PinnedEcspresso.ForThisMachine(ToolCache.Of(EnvironmentInfo.Variables!));

    private static AwsEnvironmentSettings Aws(IHazRunEnvironment build, string profile, string? command) => new(profile)
    {
        Region = build.EcsRegion,
        Account = build.ExpectedAccount,
        Cluster = build.EcsCluster,
        Service = build.EcsService,
        Repository = build.EcrRepository,
        StateUrl = build.TerraformState,
        AdminSecretId = build.AdminSecretId,
        AppSecretId = build.AppSecretId,
        RunsTasks = command is not null,
        ImageUri = (command is null ? null : PushedImages.OfCommand(command)) ?? build.ImageUri,
        ShadowImageUri = build.ShadowPostgresImageUri,
        RoleToAssume = build.RoleToAssume,
        AwsProfile = build.CredentialsProfile,
        LongestWait = build is IDeployService { DeployTimeout: { } minutes } ? TimeSpan.FromMinutes(minutes) : DeploymentRequest.DefaultTimeout,
        Runner = build.TaskRunner ?? TaskRunnerKind.Ecspresso,
        EcspressoPath = build.Ecspresso,
        EcspressoDownload = Download,
    };
}
