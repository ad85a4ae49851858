using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace OpsBuild.Testing;

/// <summary>When something happens, seen from one message of a client to its server.</summary>
public enum TapMoment
{
    /// <summary>The server has everything before it and never gets it.</summary>
    Before,

    /// <summary>The server has it, and is at it or not.</summary>
    During,

    /// <summary>The server has done all that it was asked for up to there, and its answer never reaches the client.</summary>
    After,
}

/// <summary>
/// Stands between clients and a PostgreSQL server, counts what the clients send, message by message over all connections, and lets something happen at one
/// of them: so a test can go through all moments at which a run can be cut off.
/// </summary>
/// <remarks>Connections through it are unencrypted, for it reads along. Messages are counted from the end of each log-in on.</remarks>
public sealed class PostgresTap : IAsyncDisposable
{
    private const int ProtocolThree = 3;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim order = new(1);
    private readonly int server;
    private readonly Task accepting;
    private readonly List<char> sent = [];
    private Plan? plan;
    private volatile bool closed;
    private bool disposed;

    /// <param name="server">The server's port on the loopback address.</param>
    public PostgresTap(int server)
    {
        this.server = server;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    private sealed record Plan(int Message, TapMoment Moment, Func<Task> Happening, bool Closes)
    {
        // A server answers at the end of a round trip only. Which message that is varies: a client's connections overtake each other.
        public bool IsAt(int number, byte type) => number >= Message && (Moment != TapMoment.After || (char)type is 'S' or 'Q');
    }

    /// <summary>The port to connect to, on the loopback address.</summary>
    public int Port { get; }

    /// <summary>The types of all messages so far, in order: <c>S</c> for Sync, <c>E</c> for Execute, <c>Q</c> for a simple query.</summary>
    public IReadOnlyList<char> Sent
    {
        get
        {
            lock (sent)
                return [.. sent];
        }
    }

    /// <summary>Whether the moment has come.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>Lets something happen.</summary>
    /// <param name="message">At which message, counted from 1; <see cref="TapMoment.After"/> waits for the next one that ends a round trip.</param>
    /// <param name="moment">When.</param>
    /// <param name="happening">What.</param>
    /// <param name="closes">Whether all connections end with it, and nobody gets a new one.</param>
    public void At(int message, TapMoment moment, Func<Task> happening, bool closes = true) => plan = new Plan(message, moment, happening, closes);

    /// <summary>Cuts every client off from the server.</summary>
    public void CutAt(int message, TapMoment moment) => At(message, moment, () => Task.CompletedTask);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        ending.Dispose();
        order.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
                served.Add(ServeAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var upstream = new TcpClient())
        using (var both = CancellationTokenSource.CreateLinkedTokenSource(ending.Token))
        {
            if (closed)
                return;
            try
            {
                await upstream.ConnectAsync(IPAddress.Loopback, server, both.Token);
                client.NoDelay = upstream.NoDelay = true;
                var answers = new Answers(upstream.GetStream(), client.GetStream());
                await Task.WhenAny(ForwardAsync(client.GetStream(), upstream.GetStream(), answers, both), answers.PassOnAsync(both.Token));
            }
            catch (Exception error) when (IsEnd(error))
            {
                // One of both is gone, and so is the other.
            }
            await both.CancelAsync();
        }
    }

    private async Task ForwardAsync(NetworkStream client, NetworkStream upstream, Answers answers, CancellationTokenSource connection)
    {
        try
        {
            while (await StartupAsync(client, connection.Token) is { } startup)
            {
                var code = BinaryPrimitives.ReadInt32BigEndian(startup.AsSpan(4));
                if (code >> 16 == ProtocolThree || startup.Length == 16)
                {
                    // The log-in, or a request to cancel, which is all that its connection carries.
                    await upstream.WriteAsync(startup, connection.Token);
                    break;
                }
                await client.WriteAsync("N"u8.ToArray(), connection.Token);   // no encryption
            }
            while (await MessageAsync(client, connection.Token) is { } message)
            {
                if ((char)message[0] is 'p' or 'X')
                    await upstream.WriteAsync(message, connection.Token);
                else if (!await ForwardAsync(message, upstream, answers, connection.Token))
                    return;
            }
        }
        catch (Exception error) when (IsEnd(error))
        {
            // As above.
        }
    }

    private async Task<bool> ForwardAsync(byte[] message, NetworkStream upstream, Answers answers, CancellationToken cancellationToken)
    {
        await order.WaitAsync(cancellationToken);
        try
        {
            if (closed)
                return false;
            int number;
            lock (sent)
            {
                sent.Add((char)message[0]);
                number = sent.Count;
            }
            if (HasHappened || plan is not { } due || !due.IsAt(number, message[0]))
            {
                await upstream.WriteAsync(message, cancellationToken);
                return true;
            }
            if (due.Moment == TapMoment.After)
                answers.Withhold();
            if (due.Moment != TapMoment.Before)
                await upstream.WriteAsync(message, cancellationToken);
            if (due.Moment == TapMoment.After)
                await answers.IsReady;
            HasHappened = true;
            await due.Happening();
            if (due.Closes)
            {
                closed = true;
                await ending.CancelAsync();
                return false;
            }
            if (due.Moment == TapMoment.Before)
                await upstream.WriteAsync(message, cancellationToken);
            return true;
        }
        finally
        {
            order.Release();
        }
    }

    private static async Task<byte[]?> StartupAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var length = new byte[4];
        if (!await FillAsync(stream, length, cancellationToken))
            return null;
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        length.CopyTo(message, 0);
        return await FillAsync(stream, message.AsMemory(4), cancellationToken) ? message : null;
    }

    private static async Task<byte[]?> MessageAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new byte[5];
        if (!await FillAsync(stream, head, cancellationToken))
            return null;
        var message = new byte[1 + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        head.CopyTo(message, 0);
        return await FillAsync(stream, message.AsMemory(5), cancellationToken) ? message : null;
    }

    private static async Task<bool> FillAsync(NetworkStream stream, Memory<byte> buffer, CancellationToken cancellationToken) =>
        await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) == buffer.Length;

    private static bool IsEnd(Exception error) => error is IOException or SocketException or OperationCanceledException or ObjectDisposedException;

    /// <summary>What a server says to one client.</summary>
    private sealed class Answers(NetworkStream upstream, NetworkStream client)
    {
        private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool withheld;

        /// <summary>Ends when a server whose answers are withheld waits for what comes next, or is gone.</summary>
        public Task IsReady => ready.Task;

        public void Withhold() => withheld = true;

        public async Task PassOnAsync(CancellationToken cancellationToken)
        {
            try
            {
                while (await MessageAsync(upstream, cancellationToken) is { } message)
                {
                    if (!withheld)
                        await client.WriteAsync(message, cancellationToken);
                    else if ((char)message[0] == 'Z')
                        ready.TrySetResult();
                }
            }
            catch (Exception error) when (IsEnd(error))
            {
                // Whoever waits is told below.
            }
            finally
            {
                ready.TrySetResult();
            }
        }
    }
}
