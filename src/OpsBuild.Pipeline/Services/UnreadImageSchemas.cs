namespace OpsBuild.Pipeline.Services;

/// <summary>Where no registry can be asked for an image's labels: nothing is known, so the gate refuses.</summary>
internal sealed class UnreadImageSchemas : IImageSchemas
{
    public Task<string?> NeededAsync(string imageUri, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
