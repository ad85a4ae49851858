using OpsBuild.Images.Registry;
using OpsBuild.Images.Sources;

namespace OpsBuild.Images.Builds;

/// <summary>What images are built from, and how.</summary>
/// <param name="Root">The repository: the folder with <c>docker/</c>; what its ignore files leave is sent to the engine.</param>
/// <param name="Revision">What git says of it.</param>
public sealed record ImageBuildSettings(string Root, SourceRevision Revision)
{
    /// <summary>The image that compiles.</summary>
    /// <value>Default null: the one that each Dockerfile names.</value>
    public string? SdkImage { get; init; }

    /// <summary>The image that the batch runs on.</summary>
    /// <value>Default null: the one that the Dockerfile names.</value>
    public string? RuntimeImage { get; init; }

    /// <summary>The image that the service runs on.</summary>
    /// <value>Default null: the one that the Dockerfile names.</value>
    public string? AspNetImage { get; init; }

    /// <summary>What the images run on: <c>linux/amd64</c> or <c>linux/arm64</c>.</summary>
    /// <value>Default <c>linux/amd64</c>.</value>
    public string Platform { get; init; } = "linux/amd64";

    /// <summary>The newest migration in the repository, 14 digits; null where there is none.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>The file with RDS's authorities; null for images without them.</summary>
    public VerifiedFile? RdsBundle { get; init; }

    /// <summary>The Atlas program that goes into <c>batch-migrate-db</c>; null for none.</summary>
    public VerifiedFile? Atlas { get; init; }

    /// <summary>
    /// Images that were pushed before, by name: one of the same content is taken as it is, and steps of others need not be done again. One that is not to be had is no failure.
    /// </summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> CacheFrom { get; init; } = [];

    /// <summary>Where earlier builds have pushed to: the last image of each purpose is fetched where the engine has none of the same content, and used as those of <see cref="CacheFrom"/>.</summary>
    /// <value>Default null: nowhere.</value>
    public LastPushed? LastPushed { get; init; }

    /// <summary>The engine's address, as <c>unix:///var/run/docker.sock</c>.</summary>
    /// <value>Default null: DOCKER_HOST, the current context, or the usual socket.</value>
    public Uri? Engine { get; init; }

    /// <summary>The images' name, without the purpose.</summary>
    /// <value>Default <c>opsbuild</c>.</value>
    public string Repository { get; init; } = "opsbuild";

    /// <summary>When the build begins.</summary>
    /// <value>Default: now.</value>
    public DateTimeOffset Moment { get; init; } = TimeProvider.System.GetUtcNow();
}
