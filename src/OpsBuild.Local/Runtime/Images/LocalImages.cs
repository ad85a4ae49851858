using System.Text.Json;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Runtime.Images;

/// <summary>
/// The images that the build told the endpoint of: reference and what stands for it. A file, read at each run, so that a build can add one
/// while the endpoint serves.
/// </summary>
internal sealed class LocalImages(string file)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public void Register(string reference, FolderImage image) => Write(reference, new Entry(image, PostgresMajor: null));

    public void Register(string reference, DockerImage image) => Write(reference, new Entry(Folder: null, PostgresMajor: null, image));

    public void RegisterPostgres(string reference, int major) => Write(reference, new Entry(Folder: null, major));

    /// <summary>Null when nothing on this machine stands for the image.</summary>
    public LocalImage? Find(string reference)
    {
        if (Read().TryGetValue(reference, out var entry))
            return entry.Of(reference);
        return PostgresImageName.Major(reference) is { } major ? new LocalImage.Postgres(reference, major) : null;
    }

    /// <summary>Every registered reference.</summary>
    public IReadOnlyCollection<string> References => Read().Keys;

    // Two builds of one work tree may register theirs at the same moment, and neither may lose the other's.
    private void Write(string reference, Entry entry)
    {
        using var alone = FileLock.Acquire(file + ".lock", LongestWait);
        var all = Read();
        all[reference] = entry;
        PrivateFiles.Write(file, JsonSerializer.Serialize(all));
    }

    private SortedDictionary<string, Entry> Read() => File.Exists(file)
        ? new(JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllText(file)) ?? [], StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    private sealed record Entry(FolderImage? Folder, int? PostgresMajor, DockerImage? Docker = null)
    {
        public LocalImage Of(string reference) =>
            Folder is not null ? new LocalImage.Folder(reference, Folder)
            : Docker is not null ? new LocalImage.InEngine(reference, Docker)
            : new LocalImage.Postgres(reference, PostgresMajor!.Value);
    }
}
