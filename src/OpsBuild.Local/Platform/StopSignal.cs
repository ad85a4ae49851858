using System.Diagnostics;

namespace OpsBuild.Local.Platform;

/// <summary>Asks a process to end, as ECS does before it kills one.</summary>
internal static class StopSignal
{
    public static void SendTo(Process process)
    {
        // Windows has no SIGTERM for a process without a window or a console of its own.
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else if (!process.HasExited)
            Libc.Signal(process.Id, Libc.Terminate);
    }
}
