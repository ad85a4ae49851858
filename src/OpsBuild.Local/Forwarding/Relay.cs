using System.Net;
using System.Net.Sockets;

namespace OpsBuild.Local.Forwarding;

/// <summary>Carries every connection that comes in at one address on to another, byte for byte, until it is disposed.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Socket listener;
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;

    private Relay(Socket listener, EndPoint to)
    {
        this.listener = listener;
        accepting = AcceptAsync(to);
    }

    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    public static Relay Start(EndPoint from, EndPoint to)
    {
        var listener = Connecting(from);
        try
        {
            listener.Bind(from);
            listener.Listen();
            return new Relay(listener, to);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        ending.Dispose();
    }

    private static Socket Connecting(EndPoint address) => address is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private async Task AcceptAsync(EndPoint to)
    {
        try
        {
            while (true)
            {
                if (await NextAsync() is { } near)
                    _ = CarryAsync(near, to, ending.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException || ending.IsCancellationRequested)
        {
            // Disposed: nothing more comes in.
        }
    }

    // A peer that gave up before it was accepted, or no free descriptor for now: the next one may do better.
    private async Task<Socket?> NextAsync()
    {
        try
        {
            return await listener.AcceptAsync(ending.Token);
        }
        catch (SocketException) when (!ending.IsCancellationRequested)
        {
            await Task.Delay(Pause, ending.Token);
            return null;
        }
    }

    private static async Task CarryAsync(Socket near, EndPoint to, CancellationToken ending)
    {
        using (near)
        using (var far = Connecting(to))
        {
            try
            {
                await far.ConnectAsync(to, ending);
                await Task.WhenAll(CopyAsync(near, far, ending), CopyAsync(far, near, ending));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Nobody answers there, or one side went away: the other one sees its connection end, as it would without us.
            }
        }
    }

    // One side may have said all while it still listens: only that direction ends.
    private static async Task CopyAsync(Socket from, Socket to, CancellationToken ending)
    {
        var buffer = new byte[BufferSize];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer, ending)) > 0;)
            {
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), ending);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            // The other direction must not wait for a peer that is gone.
            from.Dispose();
            to.Dispose();
            throw;
        }
    }
}
