using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using OpsBuild.Schema;

namespace OpsBuild.Bench;

/// <summary>Counts how often a reading of a catalog waits for the server, by what passes on the wire.</summary>
internal static class RoundTrips
{
    /// <summary>Reads a database once through a proxy and counts, from the connection's first query on.</summary>
    /// <param name="connectionString">A database whose server also takes connections without TLS, which the proxy can read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<int> OfReadingAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, SslMode = SslMode.Disable, ChannelBinding = ChannelBinding.Disable };
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var proxied = ProxyAsync(listener, connection.Host!, connection.Port, cancellationToken);
        (connection.Host, connection.Port) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        var builder = new NpgsqlSlimDataSourceBuilder(connection.ConnectionString);
        builder.EnableArrays();
        await using (var database = builder.Build())
            await CatalogReader.ReadAsync(database, new CatalogOptions(), cancellationToken);
        return await proxied;
    }

    private static async Task<int> ProxyAsync(TcpListener listener, string host, int port, CancellationToken cancellationToken)
    {
        using var client = await listener.AcceptTcpClientAsync(cancellationToken);
        using var server = new TcpClient();
        await server.ConnectAsync(host, port, cancellationToken);
        using var sent = new MemoryStream();
        var answers = server.GetStream().CopyToAsync(client.GetStream(), cancellationToken);
        var buffer = new byte[65536];
        while (await client.GetStream().ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            sent.Write(buffer, 0, length);
            await server.GetStream().WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }

        server.Client.Shutdown(SocketShutdown.Send);
        await answers;
        return Count(sent.ToArray());
    }

    // Each Sync, and each simple query, is answered before the client goes on; but a BEGIN travels along with what follows it.
    private static int Count(ReadOnlySpan<byte> sent)
    {
        var count = 0;
        // The first message alone has no letter.
        var rest = sent[BinaryPrimitives.ReadInt32BigEndian(sent)..];
        while (!rest.IsEmpty)
        {
            var length = 1 + BinaryPrimitives.ReadInt32BigEndian(rest[1..]);
            if (rest[0] == 'S' || (rest[0] == 'Q' && !Encoding.UTF8.GetString(rest[5..length]).StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase)))
                count++;
            rest = rest[length..];
        }

        return count;
    }
}
