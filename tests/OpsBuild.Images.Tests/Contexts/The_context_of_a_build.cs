using System.Formats.Tar;
using System.Text;
using OpsBuild.Images.Contexts;
using OpsBuild.Testing;

namespace OpsBuild.Images.Tests.Contexts;

public sealed class The_context_of_a_build : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public The_context_of_a_build()
    {
        Write("docker/app.Dockerfile", "FROM scratch\n");
        Write("src/one.cs", "one");
        Write("tests/two.cs", "two");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void is_what_the_dockerfiles_own_ignore_file_leaves_before_that_of_the_root()
    {
        Write(".dockerignore", "src\n");
        Write("docker/app.Dockerfile.dockerignore", "*\n!src\n");

        var context = BuildContext.Read(folder.Path, "docker/app.Dockerfile", []);

        Assert.Equal(["src/one.cs"], context.Files.Select(file => file.Name));
    }

    [Fact]
    public async Task is_sent_in_an_archive_that_buildkit_reads()
    {
        File.CreateSymbolicLink(Path.Combine(folder.Path, "src/link"), "one.cs");
        var context = BuildContext.Read(folder.Path, "docker/app.Dockerfile", [new ContextFile("extra/ca.pem", Path.Combine(folder.Path, "tests/two.cs"), IsExecutable: true)], "empty");

        await using var archive = ContextArchive.Open(context, Cancellation);
        await using var tar = new TarReader(archive);
        var entries = new List<(string Name, TarEntryType Type, string Text)>();
        while (await tar.GetNextEntryAsync(copyData: true, Cancellation) is { } entry)
        {
            Assert.Equal((TarEntryFormat.Gnu, DateTimeOffset.UnixEpoch), (entry.Format, entry.ModificationTime));
            entries.Add((entry.Name, entry.EntryType, entry.DataStream is { } data ? await new StreamReader(data, Encoding.UTF8).ReadToEndAsync(Cancellation) : entry.LinkName));
        }

        Assert.Equal((ContextArchive.DockerfileEntry, TarEntryType.RegularFile, "FROM scratch\n"), entries[0]);
        Assert.Contains(("empty/", TarEntryType.Directory, ""), entries);
        Assert.Contains(("extra/ca.pem", TarEntryType.RegularFile, "two"), entries);
        Assert.Contains(("src/link", TarEntryType.SymbolicLink, "one.cs"), entries);
    }

    [Fact]
    public async Task fails_for_its_reader_when_a_file_went_away()
    {
        var context = BuildContext.Read(folder.Path, "docker/app.Dockerfile", []);
        File.Delete(Path.Combine(folder.Path, "src/one.cs"));

        await using var archive = ContextArchive.Open(context, Cancellation);

        await Assert.ThrowsAsync<FileNotFoundException>(() => archive.CopyToAsync(Stream.Null, Cancellation));
    }

    [Fact]
    public void has_another_hash_for_another_name_content_or_permission()
    {
        string Hash() => BuildContext.Read(folder.Path, "docker/app.Dockerfile", []).Hash();
        var hashes = new List<string> { Hash() };

        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "src/one.cs"), new DateTime(2026, 1, 14, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(hashes[0], Hash());
        Write("src/one.cs", "another");
        hashes.Add(Hash());
        File.Move(Path.Combine(folder.Path, "src/one.cs"), Path.Combine(folder.Path, "src/three.cs"));
        hashes.Add(Hash());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(folder.Path, "src/three.cs"), (UnixFileMode)0b111_101_101);
        hashes.Add(Hash());
        Write("docker/app.Dockerfile", "FROM scratch\nLABEL a=b\n");
        hashes.Add(Hash());

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, name))!);
        File.WriteAllText(Path.Combine(folder.Path, name), text);
    }
}
