using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Images;

/// <summary>What the engine is sent to build the batch's image: the Dockerfile, and <c>root/</c>, the files as they are in the image.</summary>
internal sealed class BatchContext
{
    public const string DockerfileEntry = "Dockerfile";

    // Where the batch looks for them: beside the folder of migrations (docs/drift.md, docs/app-user.md).
    private static readonly string[] BesideMigrations = ["drift-ignore.yaml", "app-user.yaml", "app-user.sql"];

    // Whoever the image's user is, it reads everything and may write nothing.
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;
    private const UnixFileMode Program = (UnixFileMode)0b111_101_101;

    private readonly string dockerfile;
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    private BatchContext(string dockerfile) => this.dockerfile = dockerfile;

    /// <exception cref="ImageBuildException">Program or migrations are not there.</exception>
    public static BatchContext Of(BatchImageRequest request, string dockerfile)
    {
        if (!File.Exists(Path.Combine(request.BatchFolder, "batch")) || !File.Exists(Path.Combine(request.BatchFolder, "batch.dll")))
            throw new ImageBuildException("The batch's image cannot be built.", $"{request.BatchFolder} does not hold the compiled program: 'batch' and 'batch.dll'",
                "compile src/OpsBuild.Batch on Linux first.");
        if (!Directory.Exists(request.MigrationsDirectory))
            throw new ImageBuildException("The batch's image cannot be built.", $"there is no migration directory {request.MigrationsDirectory}", "name the right one.");
        var context = new BatchContext(dockerfile);
        context.Add(request.BatchFolder, "root/app");
        context.Add(request.MigrationsDirectory, "root/app/db/migrations");
        // What somebody has signed for, and what the application may do, belongs to the migrations.
        foreach (var name in BesideMigrations)
        {
            if (Path.Combine(Path.GetDirectoryName(Path.GetFullPath(request.MigrationsDirectory)) ?? "/", name) is var file && File.Exists(file))
                context.files[$"root/app/db/{name}"] = file;
        }

        return context;
    }

    /// <summary>The hash of all that the image is made of.</summary>
    /// <param name="baseId">The base image's id.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public string Hash(string baseId)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Add(baseId);
        Add(dockerfile);
        foreach (var (entry, source) in files)
        {
            Add(entry);
            using var content = File.OpenRead(source);
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The archive, in a file that goes with the stream.</summary>
    public async Task<Stream> ArchiveAsync(CancellationToken cancellationToken)
    {
        var archive = new FileStream(
            Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        await using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            using (var content = new MemoryStream(Encoding.UTF8.GetBytes(dockerfile)))
                await tar.WriteEntryAsync(Entry(TarEntryType.RegularFile, DockerfileEntry, Readable, content), cancellationToken);
            foreach (var (entry, source) in files)
            {
                await using var content = File.OpenRead(source);
                await tar.WriteEntryAsync(Entry(TarEntryType.RegularFile, entry, entry == "root/app/batch" ? Program : Readable, content), cancellationToken);
            }

            // What task definitions start; the program finds its own folder through it.
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, "root/batch") { LinkName = "app/batch", ModificationTime = DateTimeOffset.UnixEpoch }, cancellationToken);
        }

        archive.Position = 0;
        return archive;
    }

    // The engine's cache goes by content; times would only be another difference.
    private static PaxTarEntry Entry(TarEntryType type, string name, UnixFileMode mode, Stream content) =>
        new(type, name) { Mode = mode, ModificationTime = DateTimeOffset.UnixEpoch, DataStream = content };

    private void Add(string folder, string under)
    {
        foreach (var source in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            // The compiler's documentation is for other compilers.
            if (Path.GetExtension(source) != ".xml")
                files[$"{under}/{Path.GetRelativePath(folder, source).Replace(Path.DirectorySeparatorChar, '/')}"] = source;
        }
    }
}
