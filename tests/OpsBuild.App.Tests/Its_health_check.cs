using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpsBuild.App.Tests;

/// <summary><c>app --check-health</c>, as ECS runs it in the container: an own process, told its port by the same variable as the service.</summary>
public sealed class Its_health_check
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("200 OK", 0)]
    [InlineData("503 Service Unavailable", 1)]
    public async Task says_what_the_service_answers(string answer, int expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = AnswerAsync(listener, answer);

        var (exitCode, said) = await CheckAsync(((IPEndPoint)listener.LocalEndpoint).Port);

        Assert.Equal(expected, exitCode);
        Assert.StartsWith("GET /health/live HTTP/1.1", await asked, StringComparison.Ordinal);
        Assert.Equal(expected == 1, said.Contains("503", StringComparison.Ordinal));
    }

    [Fact]
    public async Task fails_where_nobody_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var (exitCode, said) = await CheckAsync(port);

        Assert.Equal(1, exitCode);
        Assert.Contains("does not answer", said, StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        await using var stream = client.GetStream();
        var buffer = new byte[4096];
        var read = await stream.ReadAsync(buffer, Cancellation);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Cancellation);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    private static async Task<(int ExitCode, string Said)> CheckAsync(int port)
    {
        var start = new ProcessStartInfo(ShopProcess.Program, ["--check-health"]) { RedirectStandardError = true };
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment["ASPNETCORE_HTTP_PORTS"] = $"{port}";
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, said);
    }
}
