using OpsBuild.Images.Engines;
using Serilog;

namespace OpsBuild.Images.Builds;

/// <summary>The bases of all images of a build: each is fetched once.</summary>
internal sealed class BaseImages(ImageEngine engine, ImageBuildSettings settings, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<(string Named, string Platform), PinnedBase> known = [];

    /// <summary>The values of a Dockerfile's arguments for its bases.</summary>
    /// <exception cref="ImageBuildException">One is not to be had.</exception>
    public async Task<IReadOnlyDictionary<string, PinnedBase>> OfAsync(ImageRecipe recipe, CancellationToken cancellationToken)
    {
        var bases = new Dictionary<string, PinnedBase>();
        (string Argument, string? Named, string Platform)[] wanted =
        [
            ("SDK_IMAGE", settings.SdkImage, recipe.CompilesOnEngine ? engine.Platform : settings.Platform),
            ("RUNTIME_IMAGE", recipe.Purpose.IsBatch ? settings.RuntimeImage : settings.AspNetImage, settings.Platform),
        ];
        foreach (var (argument, named, platform) in wanted)
        {
            if (recipe.DefaultOf(argument) is { } usual)
                bases[argument] = await EnsureAsync(named ?? usual, platform, cancellationToken);
        }

        return bases;
    }

    public void Dispose() => one.Dispose();

    private async Task<PinnedBase> EnsureAsync(string named, string platform, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (known.TryGetValue((named, platform), out var before))
                return before;
            var pinned = PinnedBase.Of(named, await new BaseImage(engine, log).EnsureAsync(named, platform, cancellationToken));
            if (pinned.IsPinned)
                log.Information("Base {Image} is {Digest}", named, pinned.From);
            else
                log.Information("Base {Image} is {Id}: the engine has it from no registry, so it has no digest", named, pinned.Id);
            return known[(named, platform)] = pinned;
        }
        finally
        {
            one.Release();
        }
    }
}
