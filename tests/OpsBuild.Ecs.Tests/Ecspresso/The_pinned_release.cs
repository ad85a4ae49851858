using OpsBuild.Ecs.Ecspresso;

namespace OpsBuild.Ecs.Tests.Ecspresso;

public sealed class The_pinned_release
{
    [Fact]
    public void has_a_checksum_and_a_version_that_the_wrapper_accepts()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no release for Windows.");

        var download = PinnedEcspresso.ForThisMachine("/cache");

        Assert.NotNull(download);
        Assert.Matches("^[0-9a-f]{64}$", download.Sha256);
        Assert.True(download.Version.IsAtLeast(EcspressoVersion.JsonLogs) && !download.Version.IsAtLeast(EcspressoVersion.Beyond));
        Assert.StartsWith("https://", download.UrlTemplate, StringComparison.Ordinal);
    }
}
