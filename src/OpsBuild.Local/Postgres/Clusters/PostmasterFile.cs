using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>PostgreSQL's own <c>postmaster.pid</c>.</summary>
/// <remarks>
/// Lines: process id, data folder, start time, port, socket folder, listen address, shared memory's key and id, status (manual, "Database
/// File Layout").
/// </remarks>
internal static class PostmasterFile
{
    public static string Path(string data) => System.IO.Path.Combine(data, "postmaster.pid");

    public static int Pid(string data) => int.Parse(File.ReadLines(Path(data)).First().Trim(), CultureInfo.InvariantCulture);

    /// <summary>The server that the file names, if that very process still runs: it started when the file says.</summary>
    public static ProcessIdentity? Server(string data)
    {
        if (!File.Exists(Path(data)) || File.ReadLines(Path(data)).Take(3).ToArray() is not [var pidText, _, var startText]
            || !int.TryParse(pidText, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            || !long.TryParse(startText, NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            return null;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            var apart = process.StartTime.ToUniversalTime() - DateTimeOffset.FromUnixTimeSeconds(start).UtcDateTime;
            return apart.Duration() < TimeSpan.FromSeconds(5) ? ProcessIdentity.Of(pid) : null;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The key and the id of the System V shared memory segment; null when none stands there.</summary>
    public static (int Key, int Id)? SharedMemory(string data)
    {
        if (!File.Exists(Path(data))
            || File.ReadLines(Path(data)).ElementAtOrDefault(6)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var first, var second])
            return null;
        // The key is printed unsigned.
        return uint.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (unchecked((int)key), id) : null;
    }
}
