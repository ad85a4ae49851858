using OpsBuild.Local.Platform;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>Where a throw-away cluster lies.</summary>
internal static class TemporaryClusterFolder
{
    // A fresh cluster takes some 40 MB; containers often get a /dev/shm of 64 MiB, which a test would soon fill.
    private const long EnoughMemory = 512L * 1024 * 1024;

    public static string Create()
    {
        var folder = Path.Combine(Base(), $"opsbuild-pg-{Environment.ProcessId}-{RandomText.Plain(8)}");
        PrivateFiles.CreateFolder(folder);
        return folder;
    }

    private static string Base()
    {
        const string Memory = "/dev/shm";
        var hasMemory = OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= EnoughMemory;
        return hasMemory ? Memory : Path.GetTempPath();
    }
}
