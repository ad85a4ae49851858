using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace OpsBuild.Local.Platform;

/// <summary>The few calls of the C library that .NET has no name for.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class Libc
{
    // The same numbers on Linux and macOS (POSIX fixes these).
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Sends a signal; false when the process is gone.</summary>
    public static bool Signal(int pid, int signal)
    {
        const int NoSuchProcess = 3;
        if (NativeKill(pid, signal) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false
            : throw new Win32Exception(error, $"Signal {signal} to process {pid}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>Gives a file, a folder or a symbolic link itself (never its target) to a user.</summary>
    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (NativeChangeOwner(path, user, group) != 0)
            throw new Win32Exception(
                Marshal.GetLastPInvokeError(), $"{path} could not be given to user {user}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Leaves the terminal's session, so that neither Ctrl-C nor a closed terminal reaches this process.</summary>
    /// <remarks>Fails only for a group's leader, which is a session of its own already as far as signals go.</remarks>
    public static void LeaveSession() => _ = NativeSetSid();

    /// <summary>The number of the user as whom this process acts.</summary>
    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    /// <summary>The number of the group as which this process acts.</summary>
    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint EffectiveGroup();

    /// <summary>Opens a folder, as a name for it that does not change and is short: <c>/proc/self/fd/N</c>.</summary>
    public static SafeFileHandle OpenFolder(string path)
    {
        const int ReadOnlyAndClosedInChildren = 0x80000; // O_RDONLY | O_CLOEXEC on Linux
        var handle = NativeOpen(path, ReadOnlyAndClosedInChildren);
        return !handle.IsInvalid ? handle
            : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path} could not be opened: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int NativeKill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    private static partial int NativeSetSid();
}
