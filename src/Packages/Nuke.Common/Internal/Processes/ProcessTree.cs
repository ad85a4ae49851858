using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Nuke.Common.Internal.Processes;

/// <summary>A process and all that it had started at a certain moment; known even after the process itself has ended.</summary>
/// <remarks>Unix only: Windows sends Ctrl-C to all processes of a console by itself, and kills trees by itself.</remarks>
internal sealed class ProcessTree
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const int SigKill = 9;

    private readonly List<(int Id, string Started)> members = [];

    private ProcessTree()
    {
    }

    public static ProcessTree Of(int root)
    {
        var tree = new ProcessTree();
        var processes = OperatingSystem.IsLinux() ? FromProc() : FromPs();
        var children = processes.ToLookup(process => process.Parent);
        var queue = new Queue<int>([root]);
        tree.members.AddRange(processes.Where(process => process.Id == root).Select(process => (process.Id, process.Started)));
        while (queue.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                tree.members.Add((child.Id, child.Started));
                queue.Enqueue(child.Id);
            }
        }

        return tree;
    }

    /// <summary>Sends the signal to each that still runs: a shell passes no signal on.</summary>
    public void Send(PosixSignal signal) => Send(signal == PosixSignal.SIGINT ? Interrupt : Terminate);

    public void Kill() => Send(SigKill);

    public bool IsAlive() => Alive().Count > 0;

    // Children first, so that none is started anew by a parent that sees it end.
    private void Send(int signal)
    {
        foreach (var id in Enumerable.Reverse(Alive()))
            _ = Kill(id, signal); // fails only when it has ended by itself, which is what is wanted
    }

    // An id alone may belong to another process by now.
    private List<int> Alive()
    {
        var now = (OperatingSystem.IsLinux() ? FromProc() : FromPs()).ToDictionary(process => process.Id, process => process.Started);
        return [.. members.Where(member => now.TryGetValue(member.Id, out var started) && started == member.Started).Select(member => member.Id)];
    }

    private static List<(int Id, int Parent, string Started)> FromProc()
    {
        var found = new List<(int, int, string)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || ReadStat(folder) is not { } stat)
                continue;

            // pid (name) state ppid ... starttime (field 22); the name may hold blanks and brackets. Z is dead already.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            if (fields[0] != "Z")
                found.Add((id, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[19]));
        }

        return found;
    }

    private static string ReadStat(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "stat"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // ended while we were looking, or is not ours
        }
    }

    private static List<(int Id, int Parent, string Started)> FromPs()
    {
        using var ps = Process.Start(new ProcessStartInfo("/bin/ps", "-Ao pid=,ppid=,lstart=") { RedirectStandardOutput = true })!;
        var lines = ps.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines
            .Select(line => line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => (int.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]))];
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int id, int signal);
}
