namespace OpsBuild.Local.Aws.Registry;

/// <summary>A repository, as it is written down.</summary>
internal sealed record StoredRepository(bool IsImmutable, bool ScansOnPush, DateTimeOffset CreatedAt)
{
    /// <summary>By digest.</summary>
    public Dictionary<string, StoredImage> Images { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The digest behind each tag.</summary>
    public Dictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>An image, or an index of some, in a repository.</summary>
/// <remarks><c>Config</c>: the digest of its configuration; null for an index. <c>Bytes</c>: compressed.</remarks>
internal sealed record StoredImage(string MediaType, string? Config, long Bytes, DateTimeOffset PushedAt);
