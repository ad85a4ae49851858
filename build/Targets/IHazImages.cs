using Nuke.Common;
using Nuke.Common.IO;

namespace OpsBuild.Build.Targets;

/// <summary>What images are built of. docs/images.md explains each parameter.</summary>
public interface IHazImages : IHazRunEnvironment
{
    [Parameter("Images to build: app, batch-create-db-app-user, batch-migrate-db - default: all three")]
    string[] Images => TryGetValue(() => Images);

    [Parameter("Image that compiles, with the .NET SDK and clang - default: the one that each Dockerfile names")]
    string SdkImage => TryGetValue(() => SdkImage);

    [Parameter("Image that the batch runs on - default: the one that the Dockerfile names")]
    string RuntimeImage => TryGetValue(() => RuntimeImage);

    [Parameter("Image that the service runs on - default: the one that the Dockerfile names")]
    string AspNetImage => TryGetValue(() => AspNetImage);

    [Parameter("What images run on: linux/amd64 (default) or linux/arm64")]
    string Platform => TryGetValue(() => Platform);

    [Parameter("The Atlas program for batch-migrate-db, a file or an address - default: none")]
    string AtlasUrl => TryGetValue(() => AtlasUrl);

    [Parameter("SHA-256 of that program")]
    string AtlasSha256 => TryGetValue(() => AtlasSha256);

    [Parameter("RDS's authorities: a file or an address; none for images without them - default: what AWS publishes, fetched once")]
    string RdsCaBundle => TryGetValue(() => RdsCaBundle);

    [Parameter("Images that were pushed before, whose steps need not be done again")]
    string[] CacheFrom => TryGetValue(() => CacheFrom);

    /// <summary>Where the checksum of RDS's authorities is recorded.</summary>
    AbsolutePath RdsCaRecord => RootDirectory / "docker" / "rds-global-bundle.sha256";
}
