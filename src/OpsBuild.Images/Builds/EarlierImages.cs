using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Images.Engines;
using OpsBuild.Images.Registry;
using Serilog;

namespace OpsBuild.Images.Builds;

/// <summary>Images of earlier builds: those in the engine, and those that somebody names.</summary>
internal sealed class EarlierImages(ImageEngine engine, ILogger log)
{
    /// <summary>Brings named images into the engine; one that is not to be had only makes the build longer.</summary>
    public async Task FetchAsync(IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        foreach (var image in named)
        {
            try
            {
                await new BaseImage(engine, log).EnsureAsync(image, platform: null, cancellationToken);
            }
            catch (ImageBuildException failure)
            {
                log.Warning("{Image} cannot be used as a cache; the build goes on without it. {Failure}", image, failure.Message);
            }
        }
    }

    /// <summary>The last one that was pushed for a purpose, brought into the engine.</summary>
    /// <returns>Its name; null where there is none, or it is not to be had, which only makes the build longer.</returns>
    /// <exception cref="ImagePushException">The registry that the build is to push to cannot be used.</exception>
    public async Task<string?> FetchLastAsync(LastPushed pushes, ImagePurpose purpose, CancellationToken cancellationToken)
    {
        if (await pushes.FindAsync(purpose, cancellationToken) is not { } last)
            return null;
        log.Information("Pulling {Image}, the last that was pushed of {Purpose}", last.Reference, purpose);
        var progress = new BuildProgress(log);
        string? refusal = null;
        try
        {
            var auth = new AuthConfig { Username = last.SignIn.User, Password = last.SignIn.Password, ServerAddress = last.SignIn.Registry.Authority };
            await engine.Client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = last.Reference }, auth, progress, cancellationToken);
        }
        catch (DockerApiException refused)
        {
            refusal = EngineError.Text(refused);
        }

        if (await engine.FindAsync(last.Reference, cancellationToken) is not null)
            return last.Reference;
        log.Warning("{Image} cannot be pulled ({Reason}); the build goes on without it", last.Reference, refusal ?? progress.Error ?? "the engine does not say why");
        return null;
    }

    /// <summary>The id of an image that is made of the same; null when there is none.</summary>
    public async Task<string?> OfContentAsync(string hash, CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["label"] = new Dictionary<string, bool> { [$"{ImageLabels.Content}={hash}"] = true },
        };
        var images = await engine.Client.Images.ListImagesAsync(new ImagesListParameters { Filters = filters }, cancellationToken);
        return images.OrderByDescending(image => image.Created).FirstOrDefault()?.ID;
    }

    /// <summary>The named ones that are in the engine and of that purpose.</summary>
    public async Task<IReadOnlyList<string>> AmongAsync(IReadOnlyList<string> named, ImagePurpose purpose, CancellationToken cancellationToken)
    {
        var known = new List<string>();
        foreach (var image in named)
        {
            if (await engine.FindAsync(image, cancellationToken) is { } found && found.Config?.Labels?.TryGetValue(ImageLabels.Purpose, out var label) == true && label == purpose.Name)
                known.Add(image);
        }

        return known;
    }
}
