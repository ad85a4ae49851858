using System.Net;
using System.Net.Sockets;
using Npgsql;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Apply;

/// <summary>Stands between a client and a server, and cuts both off at the one moment that matters: when the server has committed and the client does not know.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly int _server;
    private readonly Task _accepting;
    private volatile bool _armed;
    private volatile bool _forGood;
    private volatile bool _closed;

    public CuttingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Connections as the database's owner through this proxy, unencrypted: it has to read along.</summary>
    public NpgsqlDataSource Through(TemporaryDatabase database) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString)
    {
        Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, SslMode = SslMode.Disable, RootCertificate = null,
    });

    /// <summary>The next COMMIT reaches the server and its answer nobody.</summary>
    public void CutAfterCommit(bool forGood = false) => (_armed, _forGood) = (true, forGood);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
                served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        using (client)
        using (var server = new TcpClient())
        {
            if (_closed)
                return;
            await server.ConnectAsync(IPAddress.Loopback, _server, both.Token);
            var cut = new TaskCompletionSource();
            await Task.WhenAny(ForwardAsync(client, server, cut, both.Token), AnswerAsync(server, client, cut.Task, both.Token));
            await both.CancelAsync();
        }
    }

    private async Task ForwardAsync(TcpClient client, TcpClient server, TaskCompletionSource cut, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(client, buffer, cancellationToken) is var count and > 0)
        {
            if (_armed && buffer.AsSpan(0, count).IndexOf("commit\0"u8) >= 0)
            {
                (_armed, _closed) = (false, _forGood);
                cut.SetResult();
            }
            await server.GetStream().WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private static async Task AnswerAsync(TcpClient server, TcpClient client, Task cut, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(server, buffer, cancellationToken) is var count and > 0)
        {
            if (cut.IsCompleted)
                return;
            await client.GetStream().WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private static async Task<int> ReadAsync(TcpClient from, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await from.GetStream().ReadAsync(buffer, cancellationToken);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            return 0;
        }
    }
}
