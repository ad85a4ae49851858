namespace OpsBuild.Migrations.Atlas;

/// <summary>A folder of one run's own, for what Atlas reads and writes; readable by nobody else, and gone with the run.</summary>
public sealed class AtlasFolder : IDisposable
{
    private AtlasFolder(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="AtlasFailedException">There is nowhere to write.</exception>
    public static AtlasFolder Create()
    {
        try
        {
            return new AtlasFolder(Directory.CreateTempSubdirectory("opsbuild-atlas-").FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AtlasFailedException(
                AtlasFault.GaveUp,
                new Problem(
                    $"There is no place for Atlas's own files in {System.IO.Path.GetTempPath()}.", failure.Message,
                    "Give the container a writable folder and name it in TMPDIR; or set MIGRATION_ENGINE to builtin."),
                failure);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A killed Atlas's child may still hold it; the container's end takes it along. It holds no secret.
        }
    }
}
