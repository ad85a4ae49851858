using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace OpsBuild.Local.Postgres.Docker;

/// <summary>The machine's Docker engine, by DOCKER_HOST, the current context or the usual socket.</summary>
internal sealed class DockerEngine : IDisposable
{
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    private DockerEngine(DockerClient client) => Client = client;

    public DockerClient Client { get; }

    /// <summary>The engine, or why none answers.</summary>
    public static async Task<(DockerEngine? Engine, string? Failure)> ConnectAsync(CancellationToken cancellationToken)
    {
        DockerClient? client = null;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(PingTimeout);
        try
        {
            client = new DockerClientBuilder().Build();
            await client.System.PingAsync(deadline.Token);
            return (new DockerEngine(client), null);
        }
        catch (Exception silent) when (!cancellationToken.IsCancellationRequested && IsConnectionFailure(silent))
        {
            client?.Dispose();
            return (null, $"no Docker engine answers ({silent.Message})");
        }
    }

    /// <summary>What a container wrote to both streams.</summary>
    public async Task<string> LogsAsync(string container, CancellationToken cancellationToken)
    {
        using var stream = await Client.Containers.GetContainerLogsAsync(
            container, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Tail = "40" }, cancellationToken);
        var (output, error) = await stream.ReadOutputToEndAsync(cancellationToken);
        return (output + "\n" + error).Trim();
    }

    public void Dispose() => Client.Dispose();

    private static bool IsConnectionFailure(Exception failure) => failure
        is DockerApiException or DockerConfigurationException or HttpRequestException or SocketException or IOException or TimeoutException or OperationCanceledException or UnauthorizedAccessException;
}
