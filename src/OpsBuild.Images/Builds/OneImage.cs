using System.Diagnostics;
using System.Text.Json;
using Docker.DotNet.Models;
using OpsBuild.Images.BuildKit;
using OpsBuild.Images.Engines;
using Serilog;

namespace OpsBuild.Images.Builds;

/// <summary>One image of a build: the engine's, where it has one of this very content, else a new one.</summary>
internal sealed class OneImage(ImageEngine engine, BaseImages bases, ImageBuildSettings settings, ImagePurpose purpose, ILogger log)
{
    private readonly ImageTag tag = ImageTag.Of(purpose, settings.Revision.ShortCommit, settings.Revision.IsDirty, settings.Moment);

    private string Name => $"{settings.Repository}/{purpose}";

    private string Reference => $"{Name}:{tag}";

    /// <exception cref="ImageBuildException">It could not be built.</exception>
    public async Task<BuiltImage> EnsureAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var recipe = ImageRecipe.Read(settings.Root, purpose);
        var inputs = new ImageInputs(settings, recipe, await bases.OfAsync(recipe, cancellationToken));
        var context = inputs.Context();
        var hash = inputs.Hash(context);
        var earlier = new EarlierImages(engine, log);
        await earlier.FetchAsync(settings.CacheFrom, cancellationToken);
        var known = settings.CacheFrom;
        var same = await earlier.OfContentAsync(hash, cancellationToken);
        if (same is null && settings.LastPushed is { } pushes && await earlier.FetchLastAsync(pushes, purpose, cancellationToken) is { } last)
        {
            known = [.. known, last];
            same = await earlier.OfContentAsync(hash, cancellationToken);
        }

        if (same is not null)
        {
            await engine.Client.Images.TagImageAsync(same, new ImageTagParameters { RepositoryName = Name, Tag = $"{tag}" }, cancellationToken);
            log.Information("{Image} is of this very content already and only gets the tag {Tag}", purpose, tag);
            return await DescribeAsync(hash, cancellationToken) with { IsReused = true, Took = watch.Elapsed };
        }

        log.Information("Building {Reference} for {Platform}", Reference, settings.Platform);
        var story = new BuildStory(log, purpose.Name);
        await new BuildKitRun(engine, purpose.Name, recipe.Dockerfile).RunAsync(context, Parameters(inputs, hash, await earlier.AmongAsync(known, purpose, cancellationToken)), story, cancellationToken);
        return await DescribeAsync(hash, cancellationToken) with { Steps = story.Steps, CachedSteps = story.CachedSteps, Took = watch.Elapsed };
    }

    private ImageBuildParameters Parameters(ImageInputs inputs, string hash, IReadOnlyList<string> known) => new()
        {
            Tags = [Reference],
            BuildArgs = new Dictionary<string, string>(inputs.Arguments)
            {
                // The image says which steps it is made of, so that one that was pushed is a cache for a machine that never built it.
                ["BUILDKIT_INLINE_CACHE"] = "1",
            },
            Labels = new Dictionary<string, string>(inputs.Labels(hash)),
            Platform = settings.Platform,
            // The engine wants one value that is a JSON list; the client would send each on its own.
            CacheFrom = known.Count > 0 ? [JsonSerializer.Serialize(known)] : null,
        };

    private async Task<BuiltImage> DescribeAsync(string hash, CancellationToken cancellationToken)
    {
        var image = await engine.FindAsync(Reference, cancellationToken) ?? throw ImageBuildException.Vanished(Reference);
        return new BuiltImage(purpose, tag, Reference, image.ID, hash, image.Size, BaseImage.Platform(image));
    }
}
