using OpsBuild.Images.Engines;
using Serilog;

namespace OpsBuild.Images.Builds;

/// <summary>Builds images; one whose content is there already only gets another tag.</summary>
/// <param name="settings">What is built, and how.</param>
/// <param name="log">Where it is told step by step.</param>
public sealed class ImageBuilder(ImageBuildSettings settings, ILogger log)
{
    /// <summary>
    /// Builds them: the service beside the batch images, these one after the other, since the second finds the program that the first has compiled.
    /// </summary>
    /// <param name="purposes">The images wanted.</param>
    /// <param name="cancellationToken">Ends the builds; the engine ends them too.</param>
    /// <returns>The images, in the order of <paramref name="purposes"/>.</returns>
    /// <exception cref="ImageBuildException">One could not be built; those that are under way are ended.</exception>
    public async Task<IReadOnlyList<BuiltImage>> BuildAsync(IReadOnlyList<ImagePurpose> purposes, CancellationToken cancellationToken)
    {
        using var engine = await ImageEngine.ConnectAsync(settings.Engine, cancellationToken);
        using var bases = new BaseImages(engine, settings, log);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lanes = purposes.GroupBy(purpose => purpose.IsBatch).Select(lane => LaneAsync(engine, bases, [.. lane], ending)).ToList();
        await EndOfAll(lanes, cancellationToken);
        var built = lanes.SelectMany(lane => lane.Result).ToList();
        return [.. purposes.Select(purpose => built.Single(image => image.Purpose == purpose))];
    }

    private async Task<IReadOnlyList<BuiltImage>> LaneAsync(ImageEngine engine, BaseImages bases, IReadOnlyList<ImagePurpose> purposes, CancellationTokenSource ending)
    {
        var built = new List<BuiltImage>();
        try
        {
            foreach (var purpose in purposes)
                built.Add(await new OneImage(engine, bases, settings, purpose, log).EnsureAsync(ending.Token));
            return built;
        }
        catch
        {
            // One that failed is what has to be told; the other need not go on for minutes before that.
            await ending.CancelAsync();
            throw;
        }
    }

    // The first failure in time is the reason; what it ended only reports a cancellation.
    private static async Task EndOfAll(IReadOnlyList<Task> lanes, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(lanes);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && lanes.FirstOrDefault(lane => lane.IsFaulted) is { } failed)
        {
            await failed;
        }
    }
}
