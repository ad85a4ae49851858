using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Programs;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>The processes of a cluster in a folder: the server that is written down, and whatever else sits in the data.</summary>
internal sealed class ServerProcesses(ClusterPaths paths)
{
    private static readonly TimeSpan InOrder = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    public bool AreRunning => ServerRecord.Read(paths.Process) is { Process.IsAlive: true } || ClusterProcesses.Of(paths.Data).Count > 0;

    /// <summary>Stops all of them; nothing when nothing runs.</summary>
    /// <exception cref="PostgresServerException">One still runs after it was killed.</exception>
    public async Task StopAsync(StopMode mode, CancellationToken cancellationToken)
    {
        var record = ServerRecord.Read(paths.Process);
        if (record?.Process.IsAlive == true && mode != StopMode.Kill)
            await AskToStopAsync(record, mode, cancellationToken);
        // The parent first: it would start a killed child's successor.
        record?.Process.Kill();
        foreach (var process in ClusterProcesses.Of(paths.Data))
        {
            process.Kill();
            await WaitAsync(process, cancellationToken);
        }

        if (record is not null)
            await WaitAsync(record.Process, cancellationToken);
        if (mode != StopMode.Fast)
            SharedMemory.RemoveLeftOver(paths.Data);
        if (record is not null)
            File.Delete(paths.Process);
    }

    private static async Task AskToStopAsync(ServerRecord record, StopMode mode, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            await AskByPgCtlAsync(record, mode, cancellationToken);
            return;
        }

        var server = record.Process;
        if (mode == StopMode.Fast && Libc.Signal(server.Pid, Libc.Interrupt) && await server.HasEndedAsync(InOrder, cancellationToken))
            return;
        if (server.IsAlive && Libc.Signal(server.Pid, Libc.Quit))
            await server.HasEndedAsync(AtOnce, cancellationToken);
    }

    // Windows has no signals; PostgreSQL's own are sent by pg_ctl.
    private static async Task AskByPgCtlAsync(ServerRecord record, StopMode mode, CancellationToken cancellationToken)
    {
        var signal = mode == StopMode.Fast ? "INT" : "QUIT";
        await new ChildProcess(ProgramsProbe.ProgramPath(record.BinDirectory, "pg_ctl"), "kill", signal, $"{record.Process.Pid}").RunAsync(
            cancellationToken);
        await record.Process.HasEndedAsync(InOrder, cancellationToken);
    }

    private async Task WaitAsync(ProcessIdentity process, CancellationToken cancellationToken)
    {
        if (!await process.HasEndedAsync(AtOnce, cancellationToken))
            throw PostgresServerException.NotStopped(paths, process.Pid);
    }
}
