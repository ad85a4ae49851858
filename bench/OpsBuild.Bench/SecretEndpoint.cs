using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace OpsBuild.Bench;

/// <summary>A Secrets Manager on the loopback address that knows one secret and gives it to whoever asks.</summary>
internal sealed class SecretEndpoint : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly byte[] _answer;
    private readonly Task _serving;

    public SecretEndpoint(string user, string password)
    {
        var secret = JsonSerializer.Serialize(new Dictionary<string, string> { ["username"] = user, ["password"] = password });
        _answer = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, string> { ["Name"] = "bench", ["SecretString"] = secret }));
        Url = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.ContentType = "application/x-amz-json-1.1";
                context.Response.ContentLength64 = _answer.Length;
                await context.Response.OutputStream.WriteAsync(_answer);
                context.Response.Close();
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
