using System.Text.Json;
using Amazon.ECR;
using Amazon.ECR.Model;

namespace OpsBuild.Images.Registry;

/// <summary>Reads the configuration of images in ECR: the manifest from its API, the configuration from the address that it gives.</summary>
/// <param name="ecr">The API of the registry's account and region.</param>
/// <param name="http">Fetches the configuration; its address needs no sign-in.</param>
public sealed class ImageConfigurations(IAmazonECR ecr, HttpClient http) : IImageConfigurations
{
    /// <inheritdoc/>
    public async Task<ImageConfiguration> ReadAsync(string imageUri, CancellationToken cancellationToken)
    {
        var reference = ImageReference.Read(imageUri);
        var repository = new EcrRepository(reference.Repository, reference.Registry, "", IsImmutable: false);
        try
        {
            var manifest = await repository.ManifestAsync(ecr, reference.Identifier, cancellationToken) ?? throw NotThere(imageUri, "the repository has no such image", null);
            return await ReadAsync(repository, manifest, cancellationToken);
        }
        catch (RepositoryNotFoundException missing)
        {
            throw NotThere(imageUri, missing.Message, missing);
        }
    }

    internal async Task<ImageConfiguration> ReadAsync(EcrRepository repository, RegistryManifest manifest, CancellationToken cancellationToken)
    {
        var image = manifest;
        if (manifest.Config is null)
        {
            // Beside the images an index may hold attestations, whose platform is unknown/unknown.
            var child = manifest.Manifests.FirstOrDefault(each => each.Platform is null || each.Platform.StartsWith("linux/", StringComparison.Ordinal)).Digest;
            image = child is null ? null : await repository.ManifestAsync(ecr, new ImageIdentifier { ImageDigest = child }, cancellationToken);
        }

        var what = $"The configuration of {repository.Name}@{manifest.Digest} could not be read.";
        if (image?.Config is not { } config)
            throw new ImagePushException(ImagePushProblem.Registry, what, "the index has no image for Linux", "push an image for the platform of the task definition.");
        var content = await FetchAsync(what, repository, config, cancellationToken);
        using var json = JsonDocument.Parse(content);
        return new ImageConfiguration(
            manifest.Digest, Text(json, "os"), Text(json, "architecture"), LabelsOf(json.RootElement), image.Bytes);
    }

    private async Task<byte[]> FetchAsync(string what, EcrRepository repository, string config, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            var layer = await EcrCalls.AskAsync(what, "ecr:GetDownloadUrlForLayer", () => ecr.GetDownloadUrlForLayerAsync(
                new GetDownloadUrlForLayerRequest { RepositoryName = repository.Name, LayerDigest = config }, cancellationToken));
            content = await http.GetByteArrayAsync(new Uri(layer.DownloadUrl), cancellationToken);
        }
        catch (LayersNotFoundException missing)
        {
            throw new ImagePushException(ImagePushProblem.DigestDiffers, what, $"the registry lacks {config}: the image is not whole", "push it once more, under a new tag.", missing);
        }
        catch (HttpRequestException silent)
        {
            throw new ImagePushException(
                ImagePushProblem.Registry, what, $"the registry's storage does not give it ({silent.Message})", "look at the network and the proxy; then run it again.", silent);
        }

        return RegistryManifest.DigestOf(content) == config ? content : throw new ImagePushException(
            ImagePushProblem.DigestDiffers, what, "what came is not what its digest says", "something between here and the registry changes answers; do not run this image.");
    }

    private static string Text(JsonDocument json, string member) => json.RootElement.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";

    private static Dictionary<string, string> LabelsOf(JsonElement root) =>
        root.TryGetProperty("config", out var config) && config.ValueKind is JsonValueKind.Object
        && config.TryGetProperty("Labels", out var labels) && labels.ValueKind is JsonValueKind.Object
            ? labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString() ?? "", StringComparer.Ordinal)
            : [];

    private static ImagePushException NotThere(string uri, string why, Exception? cause) =>
        new(ImagePushProblem.Registry, $"The image {uri} is not in the registry.", why, "push it first (./build.sh PushEcr), or name the digest that PushEcr has shown.", cause);
}
