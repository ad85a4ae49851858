using Docker.DotNet;
using Docker.DotNet.Models;
using Serilog;

namespace OpsBuild.Images.Engines;

/// <summary>The image that another one is built on: there, or fetched.</summary>
internal sealed class BaseImage(ImageEngine engine, ILogger log)
{
    /// <returns>Its id: a new base is a new image, also under the same name.</returns>
    /// <exception cref="ImageBuildException">It is not there and cannot be fetched.</exception>
    public async Task<string> EnsureAsync(string reference, CancellationToken cancellationToken) =>
        (await EnsureAsync(reference, platform: null, cancellationToken)).ID;

    /// <param name="reference">Its name.</param>
    /// <param name="platform">What it must run on, as <c>linux/arm64</c>; null for what the engine has or prefers.</param>
    /// <param name="cancellationToken">Ends the pull.</param>
    /// <exception cref="ImageBuildException">It is not there and cannot be fetched, or not for that platform.</exception>
    public async Task<ImageInspectResponse> EnsureAsync(string reference, string? platform, CancellationToken cancellationToken)
    {
        if (await engine.FindAsync(reference, cancellationToken) is { } there && Fits(there, platform))
            return there;
        log.Information("Pulling the image {Image}", reference);
        var progress = new BuildProgress(log);
        try
        {
            await engine.Client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = WithTag(reference), Platform = platform }, authConfig: null, progress, cancellationToken);
        }
        catch (DockerApiException refused)
        {
            throw NotToBeHad(reference, EngineError.Text(refused), refused);
        }

        // A failing pull ends like a good one; only its progress tells.
        var pulled = await engine.FindAsync(reference, cancellationToken);
        if (pulled is null || (progress.Error is not null && !Fits(pulled, platform)))
            throw NotToBeHad(reference, progress.Error ?? "the engine has no such image after the pull", cause: null);
        return Fits(pulled, platform) ? pulled : throw new ImageBuildException($"The base image {reference} is for {Platform(pulled)}.", $"the build is for {platform}",
            "name a base image that there is for that platform, or another platform with --platform.");
    }

    /// <summary>What an image runs on, as <c>linux/amd64</c>.</summary>
    public static string Platform(ImageInspectResponse image) => $"{image.Os}/{image.Architecture}";

    private static bool Fits(ImageInspectResponse image, string? platform) => platform is null || Platform(image) == platform;

    // Without a tag the engine would fetch them all.
    private static string WithTag(string reference) =>
        reference.Contains('@', StringComparison.Ordinal) || reference.LastIndexOf(':') > reference.LastIndexOf('/') ? reference : reference + ":latest";

    private static ImageBuildException NotToBeHad(string reference, string why, Exception? cause) => EngineError.IsFullDisk(why)
        ? EngineError.FullDisk($"The base image {reference} could not be pulled.", why, cause)
        : new ImageBuildException($"The base image {reference} is not in the engine and cannot be pulled.", why,
            $"check the name, the network and the registry (docker pull {reference}), or name another one that has the .NET runtime.", cause);
}
