using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Images.Engines;
using Serilog;

namespace OpsBuild.Images.Registry;

/// <summary>Pushes through the Docker engine that DOCKER_HOST, the current context or the usual socket leads to.</summary>
internal sealed class EnginePush(ILogger log) : IDisposable
{
    // A push takes as long as it takes; whoever waits may cancel.
    private readonly DockerClient client = new DockerClientBuilder().WithTimeout(Timeout.InfiniteTimeSpan).Build();

    /// <summary>An image of the engine.</summary>
    /// <exception cref="ImagePushException">The engine does not answer, or has none.</exception>
    public Task<ImageInspectResponse> InspectAsync(string image, CancellationToken cancellationToken) =>
        AskAsync(image, () => client.Images.InspectImageAsync(image, cancellationToken), cancellationToken);

    /// <summary>One attempt.</summary>
    /// <returns>The digest, or what went wrong.</returns>
    /// <exception cref="ImagePushException">The engine does not answer.</exception>
    public async Task<(string? Digest, PushFailure? Failure)> PushAsync(string image, string repository, string tag, RegistrySignIn signIn, CancellationToken cancellationToken)
    {
        var name = $"{repository}:{tag}";
        await AskAsync(image, async () =>
        {
            await client.Images.TagImageAsync(image, new ImageTagParameters { RepositoryName = repository, Tag = tag }, cancellationToken);
            return true;
        }, cancellationToken);
        try
        {
            return await AskAsync(image, () => SendAsync(image, repository, tag, signIn, cancellationToken), cancellationToken);
        }
        finally
        {
            await RemoveNameAsync(name);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<(string? Digest, PushFailure? Failure)> SendAsync(string image, string repository, string tag, RegistrySignIn signIn, CancellationToken cancellationToken)
    {
        var progress = new PushProgress(image, log);
        var auth = new AuthConfig { Username = signIn.User, Password = signIn.Password, ServerAddress = signIn.Registry.Authority };
        await client.Images.PushImageAsync(repository, new ImagePushParameters { Tag = tag }, auth, progress, cancellationToken);
        // A failing push ends like a good one; only its progress tells.
        return progress switch
        {
            { Error: { } error } => (null, PushFailure.Of(error)),
            { Digest: { } digest } => (digest, null),
            _ => (null, new PushFailure(ImagePushProblem.ConnectionLost, "the engine ended the push without a word (EOF)")),
        };
    }

    // The image keeps the name that it was built by; this one was for the way.
    private async Task RemoveNameAsync(string name)
    {
        try
        {
            await client.Images.DeleteImageAsync(name, new ImageDeleteParameters { NoPrune = true }, CancellationToken.None);
        }
        catch (Exception left) when (left is DockerApiException || IsSilence(left))
        {
            log.Debug("The name {Name} stays in the engine: {Reason}", name, left.Message);
        }
    }

    private async Task<T> AskAsync<T>(string image, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        var what = $"The image {image} was not pushed.";
        try
        {
            return await ask();
        }
        catch (DockerImageNotFoundException missing)
        {
            throw new ImagePushException(ImagePushProblem.Engine, what, "the engine has no image of that name", "build it first (./build.sh BuildImages).", missing);
        }
        catch (DockerApiException refused)
        {
            throw new ImagePushException(ImagePushProblem.Engine, what, $"the engine refuses: {EngineError.Text(refused)}", "correct what it says, and run it again.", refused);
        }
        catch (Exception silent) when (!cancellationToken.IsCancellationRequested && IsSilence(silent))
        {
            throw new ImagePushException(
                ImagePushProblem.Engine, what, $"no Docker engine answers at {client.Options.Endpoint}, or it was stopped meanwhile ({silent.Message})",
                "start it (as with: sudo systemctl start docker), or set DOCKER_HOST to the one that runs; then run it again: no tag names a part of an image.", silent);
        }
    }

    private static bool IsSilence(Exception failure) => failure
        is HttpRequestException or SocketException or IOException or TimeoutException or OperationCanceledException or UnauthorizedAccessException;
}
