using System.Text.Json;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The endpoint as a program of its own: <c>OpsBuild.Local serve --state FOLDER</c>.</summary>
internal static class EndpointProgram
{
    /// <summary>How often it looks whether it is still the endpoint of its environment.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(string stateFolder)
    {
        if (!OperatingSystem.IsWindows())
            Libc.LeaveSession();
        var files = new EndpointFiles(stateFolder);
        if (EndpointSettings.Read(files.Settings) is not { } settings)
        {
            await Console.Error.WriteLineAsync($"There are no settings at {files.Settings}; the endpoint is started by the build, not by hand.");
            return 2;
        }

        await using var server = await EndpointServer.StartAsync(settings, files, TimeProvider.System, CancellationToken.None);
        // The one line that the starter waits for; it then leaves, and nothing is ever written to the standard streams again.
        Console.WriteLine(JsonSerializer.Serialize(new EndpointReady(server.Port)));

        using var gone = new CancellationTokenSource();
        var watch = WatchAsync(files, gone);
        await server.WaitForShutdownAsync(gone.Token);
        await gone.CancelAsync();
        await watch;
        return 0;
    }

    // Somebody may remove the state folder by hand, or a build be killed before it wrote down whom it started: nobody would find such an endpoint.
    private static async Task WatchAsync(EndpointFiles files, CancellationTokenSource gone)
    {
        using var timer = new PeriodicTimer(LookAgain);
        try
        {
            do
                await timer.WaitForNextTickAsync(gone.Token);
            while (EndpointRecord.Read(files.Process)?.Process.Pid == Environment.ProcessId);
            await gone.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // Shut down by a signal.
        }
    }
}

/// <summary>What the endpoint prints once it takes requests.</summary>
internal sealed record EndpointReady(int Port);
