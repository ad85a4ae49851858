using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Programs;

namespace OpsBuild.Local.Postgres.Clusters;

internal sealed partial class FolderCluster
{
    private const int Attempts = 5;

    public Task<int?> RunningPortAsync(CancellationToken cancellationToken)
    {
        var record = ServerRecord.Read(paths.Process);
        return Task.FromResult(record?.Process.IsAlive == true ? record.Port : (int?)null);
    }

    public async Task<int> StartAsync(int? port, CancellationToken cancellationToken)
    {
        await ClearLeftOversAsync(cancellationToken);
        PrepareLog();
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port ?? FreePort.Next();
            WriteSettings(candidate);
            var logged = new FileInfo(paths.Log).Length;
            var result = await PgCtlAsync(
                ["start", "--pgdata", paths.Data, "--log", paths.Log, "--wait", "--timeout=120", "--silent"], cancellationToken);
            if (result.ExitCode == 0)
            {
                ServerRecord.Of(PostmasterFile.Pid(paths.Data), candidate, programs).Write(paths.Process);
                return candidate;
            }

            var said = PostmasterLog.From(paths.Log, logged);
            if (attempt == Attempts || !said.Contains("could not bind", StringComparison.Ordinal))
                throw PostgresServerException.NotStarted(paths, programs, result, said);
            options.Log.Debug("Port {Port} was taken meanwhile; attempt {Attempt} of {Attempts}", candidate, attempt, Attempts);
        }
    }

    public Task StopAsync(StopMode mode, CancellationToken cancellationToken) => new ServerProcesses(paths).StopAsync(mode, cancellationToken);

    // What a killed server left: its children, which notice its death only when they next wait, and its files.
    private async Task ClearLeftOversAsync(CancellationToken cancellationToken)
    {
        if (new ServerProcesses(paths).AreRunning)
        {
            options.Log.Warning("Stopping what an earlier server left running in {DataFolder}", paths.Data);
            await StopAsync(StopMode.Immediate, cancellationToken);
        }

        // Its number may by now be another process's, and the server would then refuse to start; that nobody serves the folder is known above.
        if (File.Exists(PostmasterFile.Path(paths.Data)))
        {
            options.Log.Information("The last server of {DataFolder} did not stop in order; this start recovers its data", paths.Data);
            File.Delete(PostmasterFile.Path(paths.Data));
        }
    }

    private void WriteSettings(int port)
    {
        var file = Path.Combine(paths.Data, ServerSettings.FileName);
        PrivateFiles.Write(file, ServerSettings.Text(options.Use, port));
        Give(file);
    }

    // Opened by pg_ctl as the server's user, in a folder that may not be that user's.
    private void PrepareLog()
    {
        if (!File.Exists(paths.Log))
            PrivateFiles.Write(paths.Log, "");
        Give(paths.Log);
    }

    // pg_ctl detaches the server for us on every system: own session, no inherited streams, on Windows without an administrator's rights.
    private Task<CommandResult> PgCtlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        new ChildProcess(programs.Program("pg_ctl"), arguments)
        {
            User = user,
            Environment = ProgramsEnvironment.Of(programs.BinDirectory),
            Timeout = TimeSpan.FromSeconds(150),
        }.RunAsync(cancellationToken);
}
