using OpsBuild.Images.Sources;

namespace OpsBuild.Images.Folders;

/// <summary>What folders are made of that stand for images.</summary>
/// <param name="Root">The repository.</param>
/// <param name="Revision">What git says of it.</param>
/// <param name="BatchProgram">The compiled batch, <c>batch.dll</c> or a native one.</param>
public sealed record FolderBuildSettings(string Root, SourceRevision Revision, string BatchProgram)
{
    /// <summary>The dotnet program that publishes the service.</summary>
    /// <value>Default <c>dotnet</c>, on PATH.</value>
    public string DotNet { get; init; } = "dotnet";

    /// <summary>The newest migration in the repository, 14 digits; null where there is none.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>Where the service's folders are kept, one per content.</summary>
    /// <value>Default <c>artifacts/images</c> of the repository.</value>
    public string Output { get; init; } = Path.Combine(Root, "artifacts", "images");

    /// <summary>When the build begins.</summary>
    /// <value>Default: now.</value>
    public DateTimeOffset Moment { get; init; } = TimeProvider.System.GetUtcNow();
}
