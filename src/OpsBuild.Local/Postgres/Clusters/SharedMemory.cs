using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>
/// The small System V segment by which servers of one folder notice each other; a killed server's outlives it until the next start or boot.
/// </summary>
internal static partial class SharedMemory
{
    /// <summary>
    /// Removes the segment that <c>postmaster.pid</c> names, if it is still that one: after a boot the number may be another program's.
    /// </summary>
    public static void RemoveLeftOver(string data)
    {
        if (!OperatingSystem.IsLinux() || PostmasterFile.SharedMemory(data) is not { } segment)
            return;
        const int Status = 2; // IPC_STAT; the answer opens with the segment's key
        const int Remove = 0; // IPC_RMID; a segment in use stays until its last user leaves
        var answer = new byte[512];
        if (ShmCtl(segment.Id, Status, answer) == 0 && BinaryPrimitives.ReadInt32LittleEndian(answer) == segment.Key)
            _ = ShmCtl(segment.Id, Remove, answer);
    }

    [LibraryImport("libc", EntryPoint = "shmctl", SetLastError = true)]
    private static partial int ShmCtl(int id, int command, [In, Out] byte[] answer);
}
