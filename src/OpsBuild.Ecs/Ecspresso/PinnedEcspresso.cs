using System.Runtime.InteropServices;

namespace OpsBuild.Ecs.Ecspresso;

/// <summary>The release that is fetched where there is no ecspresso: one version, its archives by checksum.</summary>
/// <remarks>The checksums are those of the project's own Homebrew tap (kayac/homebrew-tap, ecspresso.rb of 2.8.7). It has no build for Windows.</remarks>
public static class PinnedEcspresso
{
    private static readonly EcspressoVersion Version = new(2, 8, 7);

    private static readonly Dictionary<(string System, Architecture Processor), string> Checksums = new()
    {
        [("linux", Architecture.X64)] = "88e9573b48b020db810e458ee6cff16b54061f984c573f940da4d6408eb38d82",
        [("linux", Architecture.Arm64)] = "70b50006b4a9507112e14e72b45cabc2ccefa32b5a88bb4084d8026883a500cb",
        [("darwin", Architecture.X64)] = "cccb957dd5eae513e329dcb1c2a6add7d9a6b4bf8b19d0e42535c9a9fa9086ed",
        [("darwin", Architecture.Arm64)] = "8c26a9d293cb0c29242e0ce9fbed0504368085f9d1fd33233a8ba568a210efb2",
    };

    /// <summary>The download for this machine; null where there is no such release.</summary>
    /// <param name="cacheDirectory">Where the program is kept.</param>
    public static EcspressoDownload? ForThisMachine(string cacheDirectory)
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "";
        return Checksums.TryGetValue((system, RuntimeInformation.OSArchitecture), out var checksum)
            ? new EcspressoDownload(Version, EcspressoDownload.ReleaseUrl, checksum, cacheDirectory)
            : null;
    }
}
