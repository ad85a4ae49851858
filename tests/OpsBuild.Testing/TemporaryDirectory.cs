namespace OpsBuild.Testing;

/// <summary>A folder that a test owns, deleted with all that is in it when disposed.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>Makes the folder, empty. Others may pass through it: under root, a database server runs as another user.</summary>
    public TemporaryDirectory()
    {
        Path = Directory.CreateTempSubdirectory("opsbuild-test-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The path of something in the folder.</summary>
    public string this[params ReadOnlySpan<string> parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a text file, with the folders above it.</summary>
    /// <returns>Its full path.</returns>
    public string Write(string name, string text)
    {
        var file = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Directory.Exists(Path))
            return;
        // git writes its objects read-only, which Windows would not delete.
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Path, recursive: true);
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
