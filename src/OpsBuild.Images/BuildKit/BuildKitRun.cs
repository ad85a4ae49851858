using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Images.Contexts;
using OpsBuild.Images.Engines;

namespace OpsBuild.Images.BuildKit;

/// <summary>One build of one image by the engine's BuildKit.</summary>
/// <param name="engine">The engine.</param>
/// <param name="name">The image's name for people.</param>
/// <param name="dockerfile">The Dockerfile's path in the repository.</param>
internal sealed class BuildKitRun(ImageEngine engine, string name, string dockerfile)
{
    /// <returns>The image's id.</returns>
    /// <exception cref="ImageBuildException">It failed; the message says where, why and what to do.</exception>
    public async Task<string> RunAsync(BuildContext context, ImageBuildParameters parameters, BuildStory story, CancellationToken cancellationToken)
    {
        // "2" is BuildKit; the older builder knows no cache mounts.
        parameters.Version = "2";
        parameters.Dockerfile = ContextArchive.DockerfileEntry;
        var failure = new BuildFailure(name, dockerfile, context.Dockerfile);
        try
        {
            await using var archive = ContextArchive.Open(context, cancellationToken);
            // Marked as obsolete since it hands over the answer unread; the other one cannot read BuildKit's.
#pragma warning disable CS0618
            await using var answer = await engine.Client.Images.BuildImageFromDockerfileAsync(archive, parameters, cancellationToken);
#pragma warning restore CS0618
            var (id, error) = await BuildAnswer.ReadAsync(answer, story, cancellationToken);
            return error is not null ? throw failure.Of(error, story) : id ?? throw failure.OfLostConnection(cause: null);
        }
        catch (DockerApiException refused)
        {
            throw failure.Of(EngineError.Text(refused), story, refused);
        }
        catch (Exception lost) when (!cancellationToken.IsCancellationRequested && lost is HttpRequestException or IOException or SocketException)
        {
            throw failure.OfLostConnection(lost);
        }
        catch (Exception cut) when (cancellationToken.IsCancellationRequested && cut is HttpRequestException or IOException or SocketException)
        {
            // Whoever cancelled asks for nothing else.
            throw new OperationCanceledException("The build was cancelled.", cut, cancellationToken);
        }
    }
}
