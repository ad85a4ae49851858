using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OpsBuild.Testing;

namespace OpsBuild.Images.Tests.Registry;

/// <summary>Debian's docker-registry on the loopback address, which takes one password and nothing else.</summary>
internal sealed class DebianRegistry : IAsyncDisposable
{
    private const string Program = "/usr/bin/docker-registry";
    private const string Hasher = "/usr/bin/htpasswd";

    private readonly TemporaryDirectory folder = new();
    private Process? process;

    public string Password { get; } = Guid.NewGuid().ToString("N");

    public Uri Address { get; private set; } = null!;

    public static async Task<DebianRegistry> StartAsync(CancellationToken cancellationToken)
    {
        Needed.Or(File.Exists(Program) && File.Exists(Hasher), "There is no registry of another make: apt-get install docker-registry apache2-utils.");
        var registry = new DebianRegistry();
        await registry.ServeAsync(cancellationToken);
        return registry;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process?.Dispose();
        folder.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        await HashAsync(cancellationToken);
        var configuration = folder.Write("config.yml", $"""
            version: 0.1
            log: {"{level: error}"}
            storage: {"{filesystem: {rootdirectory: " + folder["data"] + "}}"}
            http: {"{addr: '127.0.0.1:" + port + "'}"}
            auth: {"{htpasswd: {realm: test, path: " + folder["passwords"] + "}}"}
            """);
        process = Process.Start(new ProcessStartInfo(Program, ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "v2/"), cancellationToken);
                if (answer.StatusCode is HttpStatusCode.Unauthorized)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100, cancellationToken);
        }

        Assert.Fail("docker-registry does not answer.");
    }

    // The password through its standard input: arguments are seen by others.
    private async Task HashAsync(CancellationToken cancellationToken)
    {
        using var hasher = Process.Start(new ProcessStartInfo(Hasher, ["-Bni", "AWS"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await hasher.StandardInput.WriteLineAsync(Password.AsMemory(), cancellationToken);
        hasher.StandardInput.Close();
        folder.Write("passwords", await hasher.StandardOutput.ReadToEndAsync(cancellationToken));
        await hasher.WaitForExitAsync(cancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
