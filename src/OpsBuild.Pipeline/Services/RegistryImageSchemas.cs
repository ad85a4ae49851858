using OpsBuild.Images;
using OpsBuild.Images.Registry;

namespace OpsBuild.Pipeline.Services;

/// <summary>Which schema an image needs, as its label in the registry says.</summary>
internal sealed class RegistryImageSchemas(IImageConfigurations configurations) : IImageSchemas
{
    /// <exception cref="ImagePushException">The registry has no such image, or cannot be asked.</exception>
    public async Task<string?> NeededAsync(string imageUri, CancellationToken cancellationToken) =>
        (await configurations.ReadAsync(imageUri, cancellationToken)).Labels.GetValueOrDefault(ImageLabels.SchemaVersion);
}
