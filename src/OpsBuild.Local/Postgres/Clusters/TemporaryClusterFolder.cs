using System.Globalization;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>Where a throw-away cluster lies: in a folder whose name says which process it belongs to.</summary>
internal static class TemporaryClusterFolder
{
    // A fresh cluster takes some 40 MB; containers often get a /dev/shm of 64 MiB, which a test would soon fill.
    private const long EnoughMemory = 512L * 1024 * 1024;

    // A process number means something only inside its namespace, and containers may share a temporary folder.
    private static readonly string Prefix = $"opsbuild-pg-{PidNamespace()}-";

    /// <summary>A new folder, after what killed programs left is cleared away.</summary>
    public static async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var parent = Parent();
        await SweepAsync(parent, cancellationToken);
        var folder = Path.Combine(parent, $"{Prefix}{Environment.ProcessId}-{RandomText.Plain(8)}");
        PrivateFiles.CreateFolder(folder);
        return folder;
    }

    /// <summary>Clears away what killed programs left, wherever such folders lie.</summary>
    public static Task SweepAsync(CancellationToken cancellationToken) => SweepAsync(Parent(), cancellationToken);

    /// <summary>Stops and deletes the clusters of this user whose program is gone: killed test runs had no time to.</summary>
    internal static async Task SweepAsync(string parent, CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) || ProcessIdentity.Of(pid) is not null)
                continue;
            try
            {
                await new ServerProcesses(new ClusterPaths(folder, Path.Combine(folder, "postgres.log"))).StopAsync(StopMode.Kill, cancellationToken);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another program sweeps it at this moment.
            }
        }
    }

    private static string Parent()
    {
        const string Memory = "/dev/shm";
        var hasMemory = OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= EnoughMemory;
        return hasMemory ? Memory : Path.GetTempPath();
    }

    // The link reads pid:[4026531836].
    private static string PidNamespace() =>
        OperatingSystem.IsLinux() && new FileInfo("/proc/self/ns/pid").LinkTarget is { } link ? new string([.. link.Where(char.IsAsciiDigit)]) : "0";
}
