using System.Diagnostics;
using System.Formats.Tar;
using System.Text;

namespace OpsBuild.Testing.Docker;

/// <summary>A file system for an image, made of files of this machine, for machines that cannot pull.</summary>
internal sealed class ImageRoot : IAsyncDisposable
{
    private const UnixFileMode Program = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;

    private readonly FileStream file = new(
        Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly TarWriter tar;

    public ImageRoot() => tar = new TarWriter(file, TarEntryFormat.Gnu, leaveOpen: true);

    /// <summary>The file's content under this name: links are followed, so nothing points to what is not there.</summary>
    public void Add(string source, string name)
    {
        if (!written.Add(name) || !File.Exists(source))
            return;
        using var content = File.OpenRead(source);
        tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { Mode = Program, DataStream = content });
    }

    /// <summary>A folder with all that is in it, under its own path.</summary>
    public void AddFolder(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var source in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Add(source, source.TrimStart('/'));
    }

    /// <summary>The libraries that programs are linked with.</summary>
    public async Task AddLibrariesAsync(IEnumerable<string> programs, CancellationToken cancellationToken)
    {
        foreach (var program in programs.Where(File.Exists))
        {
            using var ldd = Process.Start(new ProcessStartInfo("ldd", [program]) { RedirectStandardOutput = true })!;
            var text = await ldd.StandardOutput.ReadToEndAsync(cancellationToken);
            await ldd.WaitForExitAsync(cancellationToken);
            foreach (var library in text.Split(' ', '\n', '\t').Where(word => word.StartsWith('/')))
                Add(library, library.TrimStart('/'));
        }
    }

    public void Text(string name, string text, bool isProgram = false)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { Mode = isProgram ? Program : Readable, DataStream = content });
    }

    public void Link(string name, string target) => tar.WriteEntry(new GnuTarEntry(TarEntryType.SymbolicLink, name) { LinkName = target });

    /// <summary>Users root and nobody, and a folder for everybody's temporary files.</summary>
    /// <param name="users">More lines of <c>/etc/passwd</c>.</param>
    /// <param name="groups">More lines of <c>/etc/group</c>.</param>
    public void AddSystem(string users = "", string groups = "")
    {
        Text("etc/passwd", $"root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n{users}");
        Text("etc/group", $"root:x:0:\nnogroup:x:65534:\n{groups}");
        Shared("tmp");
    }

    /// <summary>A folder in which everybody makes files and nobody removes another's.</summary>
    public void Shared(string name) => tar.WriteEntry(new GnuTarEntry(TarEntryType.Directory, name) { Mode = (UnixFileMode)0b001_111_111_111 });

    /// <summary>The whole as an archive.</summary>
    public async Task<Stream> FinishAsync()
    {
        await tar.DisposeAsync();
        file.Position = 0;
        return file;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
