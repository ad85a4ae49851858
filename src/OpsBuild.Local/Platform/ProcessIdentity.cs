using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace OpsBuild.Local.Platform;

/// <summary>A process told from every other that had or will have its number: the number and the moment it started.</summary>
/// <param name="Pid">The number, which the system uses again.</param>
/// <param name="Started">On Linux the boot's id and the clock ticks since that boot, exact; elsewhere the start time in ticks.</param>
internal sealed record ProcessIdentity(int Pid, string Started)
{
    /// <summary>Null when no such process runs.</summary>
    public static ProcessIdentity? Of(int pid) => StartMark(pid) is { } mark ? new ProcessIdentity(pid, mark) : null;

    /// <summary>Whether this very process still runs; a zombie does not.</summary>
    public bool IsAlive => StartMark(Pid) == Started;

    /// <summary>Waits until the process is gone.</summary>
    /// <returns>False when it still runs after <paramref name="atMost"/>.</returns>
    public async Task<bool> HasEndedAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        // Only a parent can wait for an end; for anybody else there is nothing but looking again.
        var watch = Stopwatch.StartNew();
        while (IsAlive)
        {
            if (watch.Elapsed > atMost)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        return true;
    }

    /// <summary>Ends the process at once, only if it is still this very one.</summary>
    public void Kill()
    {
        if (!IsAlive)
            return;
        if (!OperatingSystem.IsWindows())
        {
            Libc.Signal(Pid, Libc.Kill);
            return;
        }

        using var process = Process.GetProcessById(Pid);
        process.Kill();
    }

    private static string? StartMark(int pid)
    {
        if (pid <= 0)
            return null;
        return OperatingSystem.IsLinux() ? LinuxStartMark(pid) : OtherStartMark(pid);
    }

    private static string? LinuxStartMark(int pid)
    {
        try
        {
            // The program's name, in brackets, may hold blanks and brackets; the fields count from its end (proc(5)): state is 3, start time 22.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var isZombie = fields[0] is "Z" or "X";
            return isZombie ? null : $"{BootId()}/{fields[19]}";
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return null;
        }
    }

    private static string BootId() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    private static string? OtherStartMark(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
