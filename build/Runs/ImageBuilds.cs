using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Images;
using OpsBuild.Images.Builds;
using OpsBuild.Images.Folders;
using OpsBuild.Images.Registry;
using OpsBuild.Images.Sources;
using OpsBuild.Local;
using OpsBuild.Migrations;
using OpsBuild.Pipeline;
using OpsBuild.Pipeline.Registries;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>Images as a build's parameters describe them.</summary>
internal static class ImageBuilds
{
    /// <summary>In an AWS account always; on this machine where tasks run in Docker.</summary>
    public static bool NeedsDocker(IHazRunEnvironment build) => RunEnvironments.Profile is not null || build.LocalRuntime is LocalRuntime.Docker;

    public static async Task<IReadOnlyList<BuiltImage>> ImagesAsync(IBuildImages build, CancellationToken cancellationToken)
    {
        var cache = ToolCache.Of(EnvironmentInfo.Variables!);
        await using var registry = await EarlierRegistryAsync(build, cancellationToken);
        using var pushed = registry is null ? null : new LastPushed(
            registry.Ecr, new ImagePushOptions(registry.Repository) { Account = registry.Account }, Log.Logger) { IsNeeded = ImageNeeds.IsPushDue(build) };
        var settings = new ImageBuildSettings(build.RootDirectory, await SourceRevision.ReadAsync(build.RootDirectory, cancellationToken))
        {
            SdkImage = build.SdkImage,
            RuntimeImage = build.RuntimeImage,
            AspNetImage = build.AspNetImage,
            SchemaVersion = SchemaVersion(build),
            RdsBundle = await RdsBundleAsync(build, cache, cancellationToken),
            Atlas = build.AtlasUrl is { Length: > 0 } url ? await AtlasProgram.EnsureAsync(url, build.AtlasSha256, cache, cancellationToken) : null,
            CacheFrom = build.CacheFrom ?? [],
            LastPushed = pushed,
        };
        return await new ImageBuilder(build.Platform is { Length: > 0 } platform ? settings with { Platform = Platform(platform) } : settings, Log.Logger)
            .BuildAsync(ImageNeeds.Of(build), cancellationToken);
    }

    public static async Task<IReadOnlyList<FolderBuild>> FoldersAsync(IBuildImages build, CancellationToken cancellationToken) =>
        await new FolderBuilder(
            new FolderBuildSettings(
                build.RootDirectory, await SourceRevision.ReadAsync(build.RootDirectory, cancellationToken), BatchPrograms.Find(build.BatchProgram, build.RootDirectory))
            {
                DotNet = build.DotNetPath,
                SchemaVersion = SchemaVersion(build),
            },
            Log.Logger).BuildAsync(ImageNeeds.Of(build), cancellationToken);

    // On this machine the engine itself has what was built before; the runner of a workflow begins with nothing.
    private static async Task<RegistryEnvironment?> EarlierRegistryAsync(IBuildImages build, CancellationToken cancellationToken) =>
        RunEnvironments.Profile is null ? null : await RunEnvironments.OpenRegistryAsync(build, Log.Logger, cancellationToken);

    private static string Platform(string platform)
    {
        Assert.True(platform is "linux/amd64" or "linux/arm64", $"--platform {platform} is not supported: name linux/amd64 or linux/arm64.");
        return platform;
    }

    private static string? SchemaVersion(IHazMigrations build) =>
        MigrationDirectory.Read(build.MigrationsDirectory).Files.Select(file => file.Version).Max()?.ToString();

    private static async Task<VerifiedFile?> RdsBundleAsync(IHazImages build, string cache, CancellationToken cancellationToken)
    {
        if (build.RdsCaBundle == "none")
        {
            Log.Warning("The images hold no RDS authorities, as --rds-ca-bundle none asks for: name a file in DB_SSL_ROOT_CERT where they are to reach RDS");
            return null;
        }

        return await new RdsBundle(build.RdsCaRecord, cache)
        {
            Source = build.RdsCaBundle is { Length: > 0 } source ? source : RdsBundle.PublishedAt,
            MayRecord = build.IsLocalBuild,
        }.EnsureAsync(Log.Logger, cancellationToken);
    }
}
