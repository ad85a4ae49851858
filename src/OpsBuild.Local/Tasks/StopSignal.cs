using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpsBuild.Local.Tasks;

/// <summary>Asks a process to end, as ECS does before it kills one.</summary>
internal static partial class StopSignal
{
    private const int Sigterm = 15;

    public static void SendTo(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows has no SIGTERM for a process without a window or a console of its own.
            process.Kill(entireProcessTree: true);
            return;
        }

        // A process that has ended in the meantime (ESRCH) needs no signal: the caller waits for its exit either way.
        if (!process.HasExited)
            _ = Kill(process.Id, Sigterm);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
