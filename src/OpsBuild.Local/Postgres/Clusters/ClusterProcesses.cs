using System.Globalization;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>The processes that serve a data folder, also those whose parent was killed and whose files are gone.</summary>
internal static class ClusterProcesses
{
    /// <remarks>
    /// Each PostgreSQL process stays in its data folder, which on Linux /proc tells. Elsewhere only the server itself is found, by its own file,
    /// and orphans are left to notice their parent's death (they do as soon as they wait for anything).
    /// </remarks>
    public static IReadOnlyList<ProcessIdentity> Of(string data)
    {
        if (!Directory.Exists(data))
            return [];
        if (!OperatingSystem.IsLinux())
            return PostmasterFile.Server(data) is { } server ? [server] : [];
        var found = new List<ProcessIdentity>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && WorkingFolder(folder) == Path.GetFullPath(data) && ProcessIdentity.Of(pid) is { } process)
            {
                found.Add(process);
            }
        }

        return found;
    }

    private static string? WorkingFolder(string processFolder)
    {
        try
        {
            return new FileInfo(Path.Combine(processFolder, "cwd")).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // Ended meanwhile, or somebody else's.
        }
    }
}
