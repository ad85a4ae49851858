using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace OpsBuild.Images.Engines;

/// <summary>The Docker engine that DOCKER_HOST, the current context or the usual socket leads to.</summary>
internal sealed class ImageEngine : IDisposable
{
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    private ImageEngine(DockerClient client) => Client = client;

    public DockerClient Client { get; }

    /// <summary>What the engine itself runs on, as <c>linux/amd64</c>.</summary>
    public string Platform { get; private init; } = "";

    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="ImageBuildException">None answers, or this user may not use it.</exception>
    public static Task<ImageEngine> ConnectAsync(CancellationToken cancellationToken) => ConnectAsync(named: null, cancellationToken);

    /// <param name="named">Its address; null for the usual one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="ImageBuildException">None answers, or this user may not use it.</exception>
    public static async Task<ImageEngine> ConnectAsync(Uri? named, CancellationToken cancellationToken)
    {
        const string What = "An image cannot be built without a Docker engine.";
        var client = Builder(named).Build();
        var address = client.Options.Endpoint;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(PingTimeout);
        try
        {
            var version = await client.System.GetVersionAsync(deadline.Token);
            client.Dispose();
            return new ImageEngine(Builder(named).WithApiVersion(EngineVersion.Choose(version.APIVersion, version.MinAPIVersion)).Build())
            {
                Platform = $"{version.Os}/{version.Arch}",
            };
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
    public async Task<string?> IdOfAsync(string image, CancellationToken cancellationToken) => (await FindAsync(image, cancellationToken))?.ID;

    /// <summary>What the engine knows of an image; null when it has none of that name.</summary>
    public async Task<ImageInspectResponse?> FindAsync(string image, CancellationToken cancellationToken)
    {
        try
        {
            return await Client.Images.InspectImageAsync(image, cancellationToken);
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    // A pull or a build takes as long as it takes; whoever waits may cancel.
    private static DockerClientBuilder Builder(Uri? named)
    {
        var builder = new DockerClientBuilder().WithTimeout(Timeout.InfiniteTimeSpan);
        return named is null ? builder : builder.WithEndpoint(named);
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
