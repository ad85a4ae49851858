using System.Net;
using System.Net.Sockets;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>A port on loopback that passes everything on to another, until it is cut: from then on connections are refused.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource cut = new();
    private readonly int target;

    public Relay(int target)
    {
        this.target = target;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Cut()
    {
        cut.Cancel();
        listener.Stop();
    }

    public void Dispose()
    {
        Cut();
        cut.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!cut.IsCancellationRequested)
        {
            try
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync(cut.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, cut.Token);
                var (there, here) = (server.GetStream(), client.GetStream());
                await Task.WhenAny(there.CopyToAsync(here, cut.Token), here.CopyToAsync(there, cut.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // Either side has gone, or the relay was cut.
            }
        }
    }
}
