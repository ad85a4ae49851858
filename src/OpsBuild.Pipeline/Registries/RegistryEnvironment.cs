using Amazon.ECR;

namespace OpsBuild.Pipeline.Registries;

/// <summary>Where images go: the ECR of an AWS account, or the laptop's stand-in for it. Whoever pushes does not know the difference.</summary>
public sealed class RegistryEnvironment : IAsyncDisposable
{
    /// <summary>How people call it: <c>local</c>, or the profile's name.</summary>
    public required string Name { get; init; }

    /// <summary>The registry's API.</summary>
    public required IAmazonECR Ecr { get; init; }

    /// <summary>Reads configurations of images, and talks to the registry of this machine.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>The repository's name, without the registry.</summary>
    public required string Repository { get; init; }

    /// <summary>The account that it must belong to, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>What goes with it, in the order of its end.</summary>
    public IReadOnlyList<IAsyncDisposable> Owned { get; init; } = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Ecr.Dispose();
        Http.Dispose();
        foreach (var each in Owned)
            await each.DisposeAsync();
    }
}
