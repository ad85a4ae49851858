using System.Text.Json;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>What a manifest names: an image's configuration and layers, or the manifests of an index.</summary>
/// <remarks><c>Config</c>: null for an index. <c>Bytes</c>: of configuration and layers as stored, compressed.</remarks>
internal sealed record ManifestContent(string MediaType, string? Config, IReadOnlyList<string> Layers, IReadOnlyList<string> Manifests, long Bytes)
{
    /// <exception cref="RegistryErrorException">It is none.</exception>
    public static ManifestContent Read(byte[] content, string? contentType)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            var mediaType = root.TryGetProperty("mediaType", out var said) ? said.GetString() : contentType;
            if (mediaType is null)
                throw RegistryErrorException.Manifest("its mediaType is missing, in the manifest and as the request's Content-Type");
            if (root.TryGetProperty("manifests", out var children))
                return new ManifestContent(mediaType, null, [], [.. children.EnumerateArray().Select(DigestOf)], 0);
            var (config, layers) = (root.GetProperty("config"), root.GetProperty("layers"));
            return new ManifestContent(
                mediaType, DigestOf(config), [.. layers.EnumerateArray().Select(DigestOf)], [], SizeOf(config) + layers.EnumerateArray().Sum(SizeOf));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw RegistryErrorException.Manifest(wrong.Message);
        }
    }

    private static long SizeOf(JsonElement descriptor) => descriptor.GetProperty("size").GetInt64();

    private static string DigestOf(JsonElement descriptor) =>
        descriptor.GetProperty("digest").GetString() is { } digest && Digests.IsOne(digest) ? digest : throw RegistryErrorException.Manifest("a descriptor has no SHA-256 digest");
}
