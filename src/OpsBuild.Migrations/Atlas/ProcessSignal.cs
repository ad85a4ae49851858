using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpsBuild.Migrations.Atlas;

/// <summary>The one signal that .NET cannot send: a request to end.</summary>
internal static partial class ProcessSignal
{
    private const int Sigterm = 15;

    /// <summary>Sends SIGTERM; where there is none (Windows), or the process is gone, nothing happens.</summary>
    public static void Terminate(Process process)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited)
            _ = Kill(process.Id, Sigterm);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
