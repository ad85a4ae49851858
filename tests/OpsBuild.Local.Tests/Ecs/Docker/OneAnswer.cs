using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsBuild.Local.Tests.Ecs.Docker;

/// <summary>A port of this machine's loopback address that says one thing to whoever connects.</summary>
internal sealed class OneAnswer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public OneAnswer(string text)
    {
        listener.Start();
        _ = AnswerAsync(text);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    private async Task AnswerAsync(string text)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text + "\n"));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
