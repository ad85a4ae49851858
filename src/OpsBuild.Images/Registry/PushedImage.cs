namespace OpsBuild.Images.Registry;

/// <summary>An image as the registry has it.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Repository">The repository with its registry's host, as <c>123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop</c>.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Digest">The digest of its manifest, <c>sha256:…</c>.</param>
/// <param name="Bytes">What its layers take in the registry, compressed.</param>
public sealed record PushedImage(ImagePurpose Purpose, string Repository, ImageTag Tag, string Digest, long Bytes)
{
    /// <summary>The image by its digest, which is what tasks run: a tag may come to name another image.</summary>
    public string Uri => $"{Repository}@{Digest}";

    /// <summary>Whether the tag named this very image before, so that nothing was sent.</summary>
    /// <value>Default false.</value>
    public bool WasThere { get; init; }

    /// <summary>What its scan has found; null where nobody asked.</summary>
    /// <value>Default null.</value>
    public ScanFindings? Findings { get; init; }
}
