namespace OpsBuild.Images.Registry;

/// <summary>What a pushed image says of itself.</summary>
/// <param name="Digest">The digest of its manifest, <c>sha256:…</c>.</param>
/// <param name="Os">As <c>linux</c>.</param>
/// <param name="Architecture">As <c>amd64</c> or <c>arm64</c>.</param>
/// <param name="Labels">Its labels; empty for none.</param>
/// <param name="CompressedBytes">What its layers and its configuration take in the registry.</param>
public sealed record ImageConfiguration(string Digest, string Os, string Architecture, IReadOnlyDictionary<string, string> Labels, long CompressedBytes)
{
    /// <summary>As <c>linux/amd64</c>.</summary>
    public string Platform => $"{Os}/{Architecture}";
}

/// <summary>Reads the configuration of pushed images.</summary>
public interface IImageConfigurations
{
    /// <summary>Reads one; of an index the first image for Linux.</summary>
    /// <param name="imageUri">The image, <c>registry/repository@sha256:…</c> or <c>registry/repository:tag</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ImagePushException">It is not there, or cannot be read; the message says why and what to do.</exception>
    Task<ImageConfiguration> ReadAsync(string imageUri, CancellationToken cancellationToken);
}
