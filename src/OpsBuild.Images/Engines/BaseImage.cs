using Docker.DotNet;
using Docker.DotNet.Models;
using Serilog;

namespace OpsBuild.Images.Engines;

/// <summary>The image that another one is built on: there, or fetched.</summary>
internal sealed class BaseImage(ImageEngine engine, ILogger log)
{
    /// <returns>Its id: a new base is a new image, also under the same name.</returns>
    /// <exception cref="ImageBuildException">It is not there and cannot be fetched.</exception>
    public async Task<string> EnsureAsync(string reference, CancellationToken cancellationToken)
    {
        if (await engine.IdOfAsync(reference, cancellationToken) is { } there)
            return there;
        log.Information("Pulling the image {Image}", reference);
        var progress = new BuildProgress(log);
        try
        {
            await engine.Client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = WithTag(reference) }, authConfig: null, progress, cancellationToken);
        }
        catch (DockerApiException refused)
        {
            throw NotToBeHad(reference, EngineError.Text(refused), refused);
        }

        // A failing pull ends like a good one; only its progress tells.
        return await engine.IdOfAsync(reference, cancellationToken)
            ?? throw NotToBeHad(reference, progress.Error ?? "the engine has no such image after the pull", cause: null);
    }

    // Without a tag the engine would fetch them all.
    private static string WithTag(string reference) =>
        reference.Contains('@', StringComparison.Ordinal) || reference.LastIndexOf(':') > reference.LastIndexOf('/') ? reference : reference + ":latest";

    private static ImageBuildException NotToBeHad(string reference, string why, Exception? cause) => EngineError.IsFullDisk(why)
        ? EngineError.FullDisk($"The base image {reference} could not be pulled.", why, cause)
        : new ImageBuildException($"The base image {reference} is not in the engine and cannot be pulled.", why,
            $"check the name, the network and the registry (docker pull {reference}), or name another one that has the .NET runtime.", cause);
}
