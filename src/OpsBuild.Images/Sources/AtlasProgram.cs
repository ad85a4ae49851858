namespace OpsBuild.Images.Sources;

/// <summary>The Atlas program for <c>batch-migrate-db</c>, pinned by checksum.</summary>
public static class AtlasProgram
{
    /// <param name="source">A file, or an address with <c>https://</c>.</param>
    /// <param name="sha256">Its SHA-256, 64 hexadecimal digits.</param>
    /// <param name="cacheDirectory">Where it is kept.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <exception cref="ImageBuildException">No checksum is given, it is not to be had, or it is not what was pinned.</exception>
    public static Task<VerifiedFile> EnsureAsync(string source, string? sha256, string cacheDirectory, CancellationToken cancellationToken) =>
        sha256 is { Length: 64 } && sha256.All(char.IsAsciiHexDigit)
            ? new FetchedFile(source, sha256.ToLowerInvariant(), Path.Combine(cacheDirectory, "atlas"), "atlas").EnsureAsync(cancellationToken)
            : throw new ImageBuildException("Atlas does not go into an image unpinned.", "--atlas-sha256 is not 64 hexadecimal digits", "give the SHA-256 that the release lists for that very file.");
}
