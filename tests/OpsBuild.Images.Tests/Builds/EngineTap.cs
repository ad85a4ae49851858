using System.Net.Sockets;

namespace OpsBuild.Images.Tests.Builds;

/// <summary>Stands before the engine's socket and passes everything on, until its connections are cut: as when the engine is stopped.</summary>
internal sealed class EngineTap : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opsbuild-tap-").FullName;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Socket> open = [];
    private readonly string engine;
    private readonly Task accepting;

    public EngineTap(Uri engine)
    {
        this.engine = engine.AbsolutePath;
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "docker.sock")));
        listener.Listen();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"unix://{folder}/docker.sock");

    /// <summary>Ends all connections.</summary>
    public void Cut()
    {
        lock (open)
            open.ForEach(socket => socket.Dispose());
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        Cut();
        await accepting;
        Directory.Delete(folder, recursive: true);
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync();
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(engine));
                lock (open)
                    open.AddRange([client, server]);
                passing.Add(PassAsync(client, server));
                passing.Add(PassAsync(server, client));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The tap is closed.
        }

        await Task.WhenAll(passing);
    }

    private static async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[16384];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // Either side went away, or the tap cut it.
        }
    }
}
