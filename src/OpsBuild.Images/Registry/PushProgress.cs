using System.Text.Json;
using Docker.DotNet.Models;
using Serilog;

namespace OpsBuild.Images.Registry;

/// <summary>What the engine tells while it pushes: a line when a layer is done, one when it must be sent again, and none for each packet.</summary>
internal sealed class PushProgress(string image, ILogger log) : IProgress<JSONMessage>
{
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);

    /// <summary>What went wrong, if something did: the call itself ends well all the same.</summary>
    public string? Error { get; private set; }

    /// <summary>The digest that the engine sent, at the very end; null before.</summary>
    public string? Digest { get; private set; }

    public int Sent { get; private set; }

    public int There { get; private set; }

    public void Report(JSONMessage value)
    {
        Error ??= value.Error?.Message;
        if (value.Aux?.ExtensionData is { } aux && aux.TryGetValue("Digest", out var digest))
            Digest = digest is JsonElement element ? element.GetString() : digest?.ToString();
        if (value.ID is not { Length: > 0 } layer || value.Status is not { } status)
            return;
        if (value.Progress?.Total is > 0 and var total)
            sizes[layer] = total;
        switch (status)
        {
            case "Pushed":
                Sent++;
                log.Information("{Image}: layer {Layer} sent, {Size}", image, layer, sizes.TryGetValue(layer, out var size) ? ByteText.Of(size) : "small");
                break;
            case "Layer already exists":
                There++;
                log.Debug("{Image}: layer {Layer} is there already", image, layer);
                break;
            case var again when again.StartsWith("Retrying", StringComparison.Ordinal) && repeated.Add(layer):
                log.Warning("{Image}: layer {Layer} did not arrive whole; the engine sends it again", image, layer);
                break;
        }
    }
}
