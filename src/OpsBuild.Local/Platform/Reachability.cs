namespace OpsBuild.Local.Platform;

/// <summary>Whether another user can get to a folder, which a server that runs as that user must.</summary>
internal static class Reachability
{
    /// <exception cref="InvalidOperationException">A folder above lets nobody but its owner through; the message names it.</exception>
    public static void Check(string path, ServerUser? user)
    {
        if (OperatingSystem.IsWindows() || user is null)
            return;
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (!folder.Exists || (File.GetUnixFileMode(folder.FullName) & UnixFileMode.OtherExecute) != 0)
                continue;
            throw new InvalidOperationException($"""
                The database server cannot reach its folder {path}.
                  why: PostgreSQL refuses root, so it runs as the user '{user.Name}', whom {folder.FullName} does not let through (mode {Convert.ToString((int)File.GetUnixFileMode(folder.FullName), 8)}).
                  do:  set OPSBUILD_LOCAL_HOME to a folder that others may pass (as /var/lib/opsbuild), or: chmod o+x {folder.FullName}
                """);
        }
    }
}
