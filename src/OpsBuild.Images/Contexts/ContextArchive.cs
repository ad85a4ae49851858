using System.Formats.Tar;
using System.IO.Pipelines;
using System.Text;

namespace OpsBuild.Images.Contexts;

/// <summary>A context as the archive that the engine reads, made while it is sent.</summary>
internal static class ContextArchive
{
    /// <summary>The Dockerfile's name in it, whatever it is called in the repository.</summary>
    public const string DockerfileEntry = ".opsbuild.Dockerfile";

    private const UnixFileMode Program = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;

    /// <summary>The archive; what goes wrong while a file is read is thrown by the stream's reader.</summary>
    public static Stream Open(BuildContext context, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        _ = Task.Run(() => FillAsync(pipe.Writer, context, cancellationToken), CancellationToken.None);
        return pipe.Reader.AsStream();
    }

    private static async Task FillAsync(PipeWriter pipe, BuildContext context, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(pipe.AsStream(leaveOpen: true), context, cancellationToken);
            await pipe.CompleteAsync();
        }
        catch (Exception failure)
        {
            // Not lost: who reads the stream gets it.
            await pipe.CompleteAsync(failure);
        }
    }

    private static async Task WriteAsync(Stream target, BuildContext context, CancellationToken cancellationToken)
    {
        // GNU's form with the Dockerfile first: BuildKit looks at the first bytes and takes the extended headers of the other form for a Dockerfile.
        await using var tar = new TarWriter(target, TarEntryFormat.Gnu, leaveOpen: true);
        using (var dockerfile = new MemoryStream(Encoding.UTF8.GetBytes(context.Dockerfile)))
            await tar.WriteEntryAsync(File(DockerfileEntry, Readable, dockerfile), cancellationToken);
        foreach (var folder in context.Folders)
            await tar.WriteEntryAsync(new GnuTarEntry(TarEntryType.Directory, folder + "/") { Mode = Program, ModificationTime = DateTimeOffset.UnixEpoch }, cancellationToken);
        foreach (var file in context.Files)
        {
            if (file.LinkTarget is { } link)
            {
                await tar.WriteEntryAsync(new GnuTarEntry(TarEntryType.SymbolicLink, file.Name) { LinkName = link, ModificationTime = DateTimeOffset.UnixEpoch }, cancellationToken);
                continue;
            }

            await using var content = System.IO.File.OpenRead(file.Source);
            await tar.WriteEntryAsync(File(file.Name, file.IsExecutable ? Program : Readable, content), cancellationToken);
        }
    }

    // One time for all: what an image holds must not depend on when somebody cloned the repository.
    private static GnuTarEntry File(string name, UnixFileMode mode, Stream content) =>
        new(TarEntryType.RegularFile, name) { Mode = mode, ModificationTime = DateTimeOffset.UnixEpoch, DataStream = content };
}
