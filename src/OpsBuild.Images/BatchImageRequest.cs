namespace OpsBuild.Images;

/// <summary>What goes into the local image of the batch.</summary>
/// <param name="BatchFolder">The compiled, framework-dependent program for Linux: <c>batch</c>, its <c>batch.dll</c> and all beside them.</param>
/// <param name="MigrationsDirectory">The migration directory; it becomes <c>/app/db/migrations</c>.</param>
public sealed record BatchImageRequest(string BatchFolder, string MigrationsDirectory)
{
    /// <summary>The image that has the .NET runtime; used as the engine has it, and pulled when it has not.</summary>
    /// <value>Default <c>mcr.microsoft.com/dotnet/runtime:10.0</c>.</value>
    public string RuntimeImage { get; init; } = "mcr.microsoft.com/dotnet/runtime:10.0";

    /// <summary>The image's name, without a tag.</summary>
    /// <value>Default <c>opsbuild-local/batch-migrate-db</c>.</value>
    public string Repository { get; init; } = "opsbuild-local/batch-migrate-db";
}
