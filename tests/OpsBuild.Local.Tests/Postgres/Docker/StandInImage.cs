using System.Diagnostics;
using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Postgres.Docker;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Postgres.Docker;

/// <summary>
/// An image made of this machine's PostgreSQL, its libraries and busybox, under the name that a real one has: for machines that cannot pull.
/// </summary>
internal static class StandInImage
{
    /// <summary>The image of the machine's major, unless one of that name is there already.</summary>
    public static async Task EnsureAsync(DockerEngine engine, PostgresPrograms.InFolder programs, CancellationToken cancellationToken)
    {
        try
        {
            await engine.Client.Images.InspectImageAsync($"postgres:{programs.Major}", cancellationToken);
            return;
        }
        catch (DockerImageNotFoundException)
        {
            Needed.Or(File.Exists("/bin/busybox"),
                $"There is no image postgres:{programs.Major}: pull it, or install busybox-static and one is made of this machine's programs.");
        }

        await using var root = await RootAsync(programs, cancellationToken);
        await engine.Client.Images.CreateImageAsync(
            new ImagesCreateParameters { FromSrc = "-", Repo = "postgres", Tag = $"{programs.Major}",
                Changes = [$"ENV PATH={programs.BinDirectory}:/bin"] },
            root, authConfig: null, new Progress<JSONMessage>(), cancellationToken);
        // A failing import ends like a good one; this throws when there is no image.
        await engine.Client.Images.InspectImageAsync($"postgres:{programs.Major}", cancellationToken);
    }

    private static async Task<Stream> RootAsync(PostgresPrograms.InFolder programs, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.GetTempFileName(),
            new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        await using (var tar = new TarWriter(file, TarEntryFormat.Gnu, leaveOpen: true))
        {
            var written = new HashSet<string>(StringComparer.Ordinal);
            Add(tar, written, "/bin/busybox", "bin/busybox");
            foreach (var tool in (string[])["sh", "cp", "mv", "rm", "cat", "echo"])
                tar.WriteEntry(new GnuTarEntry(TarEntryType.SymbolicLink, $"bin/{tool}") { LinkName = "busybox" });
            Text(tar, "etc/passwd", "root:x:0:0:root:/root:/bin/sh\npostgres:x:999:999:postgres:/:/bin/sh\n");
            Text(tar, "etc/group", "root:x:0:\npostgres:x:999:\n");
            tar.WriteEntry(new GnuTarEntry(TarEntryType.Directory, "tmp") { Mode = (UnixFileMode)0b001_111_111_111 });

            var version = Path.GetDirectoryName(programs.BinDirectory)!;
            var share = $"/usr/share/postgresql/{programs.Major}";
            foreach (var source in Directory.EnumerateFiles(version, "*", SearchOption.AllDirectories).Concat(
                Directory.Exists(share) ? Directory.EnumerateFiles(share, "*", SearchOption.AllDirectories) : []))
                Add(tar, written, source, source.TrimStart('/'));
            foreach (var library in await LibrariesAsync(
                [programs.Program("postgres"), programs.Program("initdb"), Path.Combine(version, "lib", "plpgsql.so")], cancellationToken))
                Add(tar, written, library, library.TrimStart('/'));
            foreach (var zone in Directory.Exists("/usr/share/zoneinfo")
                ? Directory.EnumerateFiles("/usr/share/zoneinfo", "*", SearchOption.AllDirectories) : [])
                Add(tar, written, zone, zone.TrimStart('/'));
            foreach (var locale in Directory.Exists("/usr/lib/locale/C.utf8")
                ? Directory.EnumerateFiles("/usr/lib/locale/C.utf8", "*", SearchOption.AllDirectories) : [])
                Add(tar, written, locale, locale.TrimStart('/'));
        }

        file.Position = 0;
        return file;
    }

    private static async Task<IEnumerable<string>> LibrariesAsync(IEnumerable<string> programs, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var program in programs.Where(File.Exists))
        {
            using var ldd = Process.Start(new ProcessStartInfo("ldd", [program]) { RedirectStandardOutput = true })!;
            var text = await ldd.StandardOutput.ReadToEndAsync(cancellationToken);
            await ldd.WaitForExitAsync(cancellationToken);
            found.UnionWith(text.Split(' ', '\n', '\t').Where(word => word.StartsWith('/')));
        }

        return found;
    }

    // The file's content under this name: links are followed, so nothing points to what is not there.
    private static void Add(TarWriter tar, HashSet<string> written, string source, string name)
    {
        if (!written.Add(name) || !File.Exists(source))
            return;
        using var content = File.OpenRead(source);
        tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { Mode = (UnixFileMode)0b111_101_101, DataStream = content });
    }

    private static void Text(TarWriter tar, string name, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { Mode = (UnixFileMode)0b110_100_100, DataStream = content });
    }
}
