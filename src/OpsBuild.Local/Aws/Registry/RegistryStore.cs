using System.Text;
using System.Text.Json;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>The repositories of the local registry with what was pushed to them. Only the endpoint's process writes them.</summary>
internal sealed class RegistryStore
{
    private readonly Lock gate = new();
    private readonly string file;
    private readonly TimeProvider time;
    private readonly Dictionary<string, StoredRepository> repositories;

    public RegistryStore(string folder, TimeProvider time)
    {
        (this.time, file) = (time, Path.Combine(folder, "repositories.json"));
        Blobs = new BlobStore(folder);
        repositories = File.Exists(file)
            ? JsonSerializer.Deserialize<Dictionary<string, StoredRepository>>(File.ReadAllText(file)) ?? []
            : new(StringComparer.Ordinal);
    }

    public BlobStore Blobs { get; }

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
                return [.. repositories.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Null when there is none; a copy, which nobody changes.</summary>
    public StoredRepository? Find(string name)
    {
        lock (gate)
        {
            return repositories.TryGetValue(name, out var found)
                ? found with { Images = new(found.Images, StringComparer.Ordinal), Tags = new(found.Tags, StringComparer.Ordinal) }
                : null;
        }
    }

    /// <returns>False when there is one of that name.</returns>
    public bool Create(string name, bool isImmutable, bool scansOnPush)
    {
        lock (gate)
        {
            if (!repositories.TryAdd(name, new StoredRepository(isImmutable, scansOnPush, time.GetUtcNow())))
                return false;
            Write();
            return true;
        }
    }

    /// <summary>Takes a manifest; a tag names it only once all that it consists of is there.</summary>
    /// <returns>Its digest.</returns>
    /// <exception cref="RegistryErrorException">It is refused.</exception>
    public string PutManifest(string name, string reference, byte[] content, string? contentType, AwsAccount account)
    {
        var manifest = ManifestContent.Read(content, contentType);
        var digest = Digests.Of(content);
        if (reference.Contains(':', StringComparison.Ordinal) && reference != digest)
            throw RegistryErrorException.WrongDigest(reference);
        lock (gate)
        {
            var repository = repositories.GetValueOrDefault(name) ?? throw RegistryErrorException.NoRepository(name, account);
            var missing = manifest.Layers.Prepend(manifest.Config).OfType<string>().FirstOrDefault(part => !Blobs.Has(part))
                ?? manifest.Manifests.FirstOrDefault(part => !repository.Images.ContainsKey(part));
            if (missing is not null)
                throw RegistryErrorException.MissingPart(missing);
            var isTag = reference != digest;
            if (isTag && repository.IsImmutable && repository.Tags.TryGetValue(reference, out var known) && known != digest)
                throw RegistryErrorException.Immutable(reference, name);

            Blobs.Put(content);
            repository.Images.TryAdd(digest, new StoredImage(manifest.MediaType, manifest.Config, manifest.Bytes, time.GetUtcNow()));
            if (isTag)
                repository.Tags[reference] = digest;
            Write();
            return digest;
        }
    }

    /// <summary>An image's manifest, as it was pushed.</summary>
    public string ManifestText(string digest) => Encoding.UTF8.GetString(Blobs.Read(digest));

    private void Write() => PrivateFiles.Write(file, JsonSerializer.Serialize(repositories));
}
