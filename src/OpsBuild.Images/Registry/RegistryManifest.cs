using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpsBuild.Images.Registry;

/// <summary>A manifest as a registry has it.</summary>
/// <remarks><c>Config</c>: the digest of the image's configuration; null for an index. <c>Bytes</c>: of its layers and its configuration, compressed.</remarks>
internal sealed record RegistryManifest(string Digest, string? Config, long Bytes, IReadOnlyList<(string Digest, string? Platform)> Manifests)
{
    public static IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
    ];

    /// <exception cref="ImagePushException">The text is not what the digest says, or no manifest.</exception>
    public static RegistryManifest Read(string digest, string text)
    {
        var found = DigestOf(Encoding.UTF8.GetBytes(text));
        if (found != digest)
            throw new ImagePushException(ImagePushProblem.DigestDiffers, $"The manifest {digest} cannot be believed.", $"its text has the digest {found}",
                "something between here and the registry changes answers, as a proxy does; do not run this image.");
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            if (root.TryGetProperty("manifests", out var children))
                return new RegistryManifest(digest, null, 0, [.. children.EnumerateArray().Select(child => (Text(child, "digest"), PlatformOf(child)))]);
            var config = root.GetProperty("config");
            return new RegistryManifest(
                digest, Text(config, "digest"), Size(config) + root.GetProperty("layers").EnumerateArray().Sum(Size), []);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ImagePushException(
                ImagePushProblem.Registry, $"The manifest {digest} cannot be read.", $"it is none of an image ({wrong.Message})", "push an image, as ./build.sh PushEcr does.", wrong);
        }
    }

    public static string DigestOf(ReadOnlySpan<byte> content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString() ?? throw new FormatException($"{member} is null");

    private static long Size(JsonElement descriptor) => descriptor.GetProperty("size").GetInt64();

    private static string? PlatformOf(JsonElement child) =>
        child.TryGetProperty("platform", out var platform) ? $"{Text(platform, "os")}/{Text(platform, "architecture")}" : null;
}
