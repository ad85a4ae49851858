namespace OpsBuild.Pipeline.Services;

/// <summary>Says which schema an image of the application needs.</summary>
public interface IImageSchemas
{
    /// <summary>The version that the image needs; null where nothing says it.</summary>
    /// <param name="imageUri">The image by digest, <c>repository@sha256:…</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<string?> NeededAsync(string imageUri, CancellationToken cancellationToken);
}
