using System.Globalization;
using System.Runtime.InteropServices;

namespace Nuke.Common.Internal.Processes;

/// <summary>Signals to a process and to all that it started.</summary>
internal static partial class UnixSignals
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    /// <summary>A shell passes no signal on, so that each process of the tree is told itself; the children first, while their parents are known.</summary>
    public static void SendToTree(int id, PosixSignal signal)
    {
        var number = signal == PosixSignal.SIGINT ? Interrupt : Terminate;
        foreach (var process in Enumerable.Reverse(Descendants(id)).Append(id))
            _ = Kill(process, number); // fails only when the process has ended by itself, which is what is wanted
    }

    private static List<int> Descendants(int id)
    {
        var children = Parents().ToLookup(entry => entry.Parent, entry => entry.Id);
        var found = new List<int>();
        var queue = new Queue<int>([id]);
        while (queue.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                found.Add(child);
                queue.Enqueue(child);
            }
        }

        return found;
    }

    private static IEnumerable<(int Id, int Parent)> Parents() => OperatingSystem.IsLinux() ? FromProc() : FromPs();

    private static IEnumerable<(int Id, int Parent)> FromProc()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ReadStat(folder) is { } stat)
            {
                // pid (name) state ppid ...; the name may hold blanks and brackets.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                yield return (id, int.Parse(fields[1], CultureInfo.InvariantCulture));
            }
        }
    }

    private static string ReadStat(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "stat"));
        }
        catch (IOException)
        {
            return null; // ended while we were looking
        }
    }

    private static List<(int Id, int Parent)> FromPs()
    {
        using var ps = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("/bin/ps", "-Ao pid=,ppid=") { RedirectStandardOutput = true })!;
        var lines = ps.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => (int.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture)))];
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int id, int signal);
}
