namespace OpsBuild.Migrations.Atlas;

/// <summary>A folder of one run's own, for what Atlas reads and writes; readable by nobody else, and gone with the run.</summary>
public sealed class AtlasFolder : IDisposable
{
    private AtlasFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>The migrations that were written here, as Atlas takes a directory.</summary>
    public string MigrationsUrl => $"file://{string.Join('/', Migrations.Split('/').Select(Uri.EscapeDataString))}";

    private string Migrations => System.IO.Path.Combine(Path, "migrations");

    /// <exception cref="AtlasFailedException">There is nowhere to write.</exception>
    public static AtlasFolder Create()
    {
        try
        {
            return new AtlasFolder(Directory.CreateTempSubdirectory("opsbuild-atlas-").FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NoPlace(failure);
        }
    }

    /// <summary>Writes the very bytes that were checked, so that nothing else is what Atlas applies.</summary>
    /// <exception cref="AtlasFailedException">They cannot be written.</exception>
    public void Write(MigrationDirectory directory)
    {
        try
        {
            Directory.CreateDirectory(Migrations);
            foreach (var file in directory.Files)
                File.WriteAllBytes(System.IO.Path.Combine(Migrations, file.Name), file.Content.Span);
            directory.ComputeSum().WriteTo(System.IO.Path.Combine(Migrations, SumFile.FileName));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NoPlace(failure);
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

    private static AtlasFailedException NoPlace(Exception failure) => new(
        AtlasFault.GaveUp,
        new Problem(
            $"There is no place for Atlas's own files in {System.IO.Path.GetTempPath()}.", failure.Message,
            "Give the container a writable folder and name it in TMPDIR; or set MIGRATION_ENGINE to builtin."),
        failure);
}
