using System.Globalization;

namespace OpsBuild.Local.Platform;

/// <summary>
/// Processes whose parent has ended. No process tree shows them any more, but what they inherited does: a variable that only this parent and
/// its descendants have.
/// </summary>
internal static class LeftProcesses
{
    /// <summary>Every round finds what was started while the one before it looked.</summary>
    private const int MostRounds = 5;

    /// <summary>Ends all that carry a variable. On Linux only: nowhere else can another process's environment be read.</summary>
    /// <param name="variable">Its name.</param>
    /// <param name="environment">What the parent was given; nothing happens where the variable is not in it.</param>
    public static void Kill(string variable, IReadOnlyDictionary<string, string> environment)
    {
        if (!OperatingSystem.IsLinux() || !environment.TryGetValue(variable, out var value))
            return;
        for (var round = 0; round < MostRounds && Find($"{variable}={value}") is { Count: > 0 } found; round++)
        {
            foreach (var process in found)
                process.Kill();
        }
    }

    private static List<ProcessIdentity> Find(string carried)
    {
        var found = new List<ProcessIdentity>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            // Identified before it is looked at: its number may be another one's a moment later.
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && ProcessIdentity.Of(pid) is { } process && Environment(pid).Contains(carried))
            {
                found.Add(process);
            }
        }

        return found;
    }

    private static string[] Environment(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/environ").Split('\0');
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return []; // It has ended, or is another user's: none of ours.
        }
    }
}
