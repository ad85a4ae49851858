using System.Text.Json;
using OpsBuild.Pipeline.Services;

namespace OpsBuild.Pipeline.Local;

/// <summary>Which schema the application's images of this machine need; a file, since a rollback is about an image of an earlier build.</summary>
internal sealed class LocalImageSchemas(string file) : IImageSchemas
{
    public void Put(string imageUri, string version)
    {
        var all = Read();
        all[imageUri] = version;
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(all));
        File.Move(unfinished, file, overwrite: true);
    }

    public Task<string?> NeededAsync(string imageUri, CancellationToken cancellationToken) => Task.FromResult(Read().GetValueOrDefault(imageUri));

    private SortedDictionary<string, string> Read() => File.Exists(file)
        ? new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [], StringComparer.Ordinal)
        : new(StringComparer.Ordinal);
}
