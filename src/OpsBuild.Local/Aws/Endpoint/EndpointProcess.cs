using System.Diagnostics;
using System.Text.Json;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Runtime.Docker;
using OpsBuild.Local.Runtime.Processes;
using Serilog;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The endpoint's process, seen from the build: found again, replaced when stale, started, stopped.</summary>
internal sealed class EndpointProcess(EndpointFiles files, string cacheFolder, ILogger log)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The running endpoint's port, if one runs; whether it answers is not asked.</summary>
    public int? RunningPort => Read() is { Process.IsAlive: true } record ? record.Port : null;

    /// <summary>The running endpoint when it answers and is of this build; else a new one in its place.</summary>
    public async Task<Uri> EnsureAsync(EndpointSettings settings, CancellationToken cancellationToken)
    {
        var copy = EndpointCopy.Make(cacheFolder);
        if (Read() is { } record)
        {
            if (record.Process.IsAlive && record.Build == copy.Build && await AnswersAsync(record.Port, settings, cancellationToken))
                return Address(record.Port);
            log.Information("Replacing the AWS endpoint: {Reason}", Reason(record, copy));
            await StopAsync(cancellationToken);
        }

        var port = await StartAsync(copy, cancellationToken);
        log.Information("The AWS endpoint listens on {Endpoint}", Address(port).ToString());
        return Address(port);
    }

    /// <summary>Ends the recorded process if it is still that one; nothing when there is none.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Read() is not { } record)
            return;
        if (RunningProcesses.CountAlive(files.TaskProcesses) is > 0 and var running)
            log.Warning("{Count} task(s) of the local ECS still run and end with its endpoint; PostgreSQL rolls back what they had not committed", running);
        // It holds nothing that an orderly end would save; what its tasks run as is ended after it.
        record.Process.Kill();
        if (!await record.Process.HasEndedAsync(TimeSpan.FromSeconds(10), cancellationToken))
            throw new InvalidOperationException($"The AWS endpoint, process {record.Process.Pid}, still runs after it was killed.");
        await RunningProcesses.ReapAsync(files.TaskProcesses, cancellationToken);
        await TaskContainers.ReapAsync(files, log, cancellationToken);
        File.Delete(files.Process);
    }

    public static Uri Address(int port) => new($"http://127.0.0.1:{port}");

    private async Task<int> StartAsync(EndpointCopy copy, CancellationToken cancellationToken)
    {
        // All three streams are pipes to us, so the endpoint holds none of our caller's; they break when we leave, and it never uses them again.
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", copy.Assembly, "serve", "--state", files.Root])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = files.Root,
            CreateNoWindow = true,
        };
        DotnetHost.CleanEnvironment(start);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The AWS endpoint did not start.");
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(deadline.Token) is not { } line)
                throw new InvalidOperationException(
                    $"The AWS endpoint ended at its start: {(await process.StandardError.ReadToEndAsync(deadline.Token)).Trim()}");
            var port = JsonSerializer.Deserialize<EndpointReady>(line)!.Port;
            var identity = ProcessIdentity.Of(process.Id) ?? throw new InvalidOperationException("The AWS endpoint ended right after its start.");
            new EndpointRecord(identity, port, copy.Build).Write(files.Process);
            return port;
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    private static async Task<bool> AnswersAsync(int port, EndpointSettings settings, CancellationToken cancellationToken)
    {
        using var client = new EndpointClient(Address(port), settings, TimeProvider.System);
        return await client.AnswersAsync(cancellationToken);
    }

    private static string Reason(EndpointRecord record, EndpointCopy copy) => (record.Process.IsAlive, record.Build == copy.Build) switch
    {
        (false, _) => "its process is gone",
        (true, false) => "it is of another build",
        (true, true) => "it does not answer",
    };

    private EndpointRecord? Read() => EndpointRecord.Read(files.Process);
}
