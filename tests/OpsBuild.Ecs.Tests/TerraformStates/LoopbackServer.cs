using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsBuild.Ecs.Tests.TerraformStates;

/// <summary>An http server on 127.0.0.1 that answers each request as the test says and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<string, Answer?> answer;
    private readonly Task serving;

    /// <summary>Starts it. Where <paramref name="answer"/> gives null for a path, the request is never answered.</summary>
    public LoopbackServer(Func<string, Answer?> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>The address without a slash at its end.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>The heads of the requests so far.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await ServeAsync(client);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            var head = await HeadAsync(stream);
            Requests.Add(head);
            if (answer(head.Split(' ')[1]) is { } found)
                await AnswerAsync(stream, found);
            else
                _ = await stream.ReadAsync(new byte[1], stopping.Token);   // until the other side gives up and closes
        }
        catch (IOException)
        {
            // Who has read enough, or waited long enough, may cut the connection.
        }
    }

    private async Task AnswerAsync(NetworkStream stream, Answer found)
    {
        var head = $"HTTP/1.1 {found.Status} Told\r\nContent-Type: {found.Type}\r\nContent-Length: {found.Body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stopping.Token);
        await stream.WriteAsync(found.Body, stopping.Token);
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, stopping.Token);
            if (read == 0)
                break;
            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return head.ToString();
    }

    /// <summary>An answer.</summary>
    public sealed record Answer(int Status, byte[] Body, string Type = "application/json");
}
