using System.Net.Sockets;
using Docker.DotNet;

namespace OpsBuild.Images.Engines;

/// <summary>The Docker engine that DOCKER_HOST, the current context or the usual socket leads to.</summary>
internal sealed class ImageEngine : IDisposable
{
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    private ImageEngine(DockerClient client) => Client = client;

    public DockerClient Client { get; }

    /// <exception cref="ImageBuildException">None answers, or this user may not use it.</exception>
    public static async Task<ImageEngine> ConnectAsync(CancellationToken cancellationToken)
    {
        const string What = "An image cannot be built without a Docker engine.";
        // A pull or a build takes as long as it takes; whoever waits may cancel.
        var client = new DockerClientBuilder().WithTimeout(Timeout.InfiniteTimeSpan).Build();
        var address = client.Options.Endpoint;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(PingTimeout);
        try
        {
            await client.System.PingAsync(deadline.Token);
            return new ImageEngine(client);
        }
        catch (Exception silent) when (!cancellationToken.IsCancellationRequested && IsSilence(silent))
        {
            client.Dispose();
            throw IsDenied(silent)
                ? new ImageBuildException(What, $"this user may not use the engine's socket {address}",
                    "add the user to the group that owns it (as with: sudo usermod -aG docker \"$USER\"), and log in again.", silent)
                : new ImageBuildException(What, $"none answers at {address} ({silent.Message})",
                    "start it (as with: sudo systemctl start docker), or set DOCKER_HOST to the one that runs.", silent);
        }
    }

    /// <summary>The id of an image; null when the engine has none of that name.</summary>
    public async Task<string?> IdOfAsync(string image, CancellationToken cancellationToken)
    {
        try
        {
            return (await Client.Images.InspectImageAsync(image, cancellationToken)).ID;
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    public void Dispose() => Client.Dispose();

    private static bool IsSilence(Exception failure) => failure
        is DockerApiException or HttpRequestException or SocketException or IOException or TimeoutException or OperationCanceledException or UnauthorizedAccessException;

    private static bool IsDenied(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is UnauthorizedAccessException or SocketException { SocketErrorCode: SocketError.AccessDenied })
                return true;
        }

        return false;
    }
}
