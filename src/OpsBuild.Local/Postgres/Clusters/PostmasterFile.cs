using System.Globalization;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>PostgreSQL's own <c>postmaster.pid</c>.</summary>
/// <remarks>Lines: process id, data folder, start time, port, socket folder, listen address, shared memory's key and id, status (manual, "Database File Layout").</remarks>
internal static class PostmasterFile
{
    public static string Path(string data) => System.IO.Path.Combine(data, "postmaster.pid");

    public static int Pid(string data) => int.Parse(File.ReadLines(Path(data)).First().Trim(), CultureInfo.InvariantCulture);

    /// <summary>The key and the id of the System V shared memory segment; null when none stands there.</summary>
    public static (int Key, int Id)? SharedMemory(string data)
    {
        if (!File.Exists(Path(data)) || File.ReadLines(Path(data)).ElementAtOrDefault(6)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var first, var second])
            return null;
        // The key is printed unsigned.
        return uint.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (unchecked((int)key), id) : null;
    }
}
