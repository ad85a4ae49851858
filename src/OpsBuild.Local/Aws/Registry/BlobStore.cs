using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>Layers, configurations and manifests as files that are called by their digests, and uploads that are under way.</summary>
internal sealed class BlobStore
{
    private readonly string blobs;
    private readonly string uploads;

    public BlobStore(string folder)
    {
        (blobs, uploads) = (Path.Combine(folder, "blobs"), Path.Combine(folder, "uploads"));
        foreach (var each in (string[])[folder, blobs, uploads])
            PrivateFiles.CreateFolder(each);
    }

    public bool Has(string digest) => Digests.IsOne(digest) && File.Exists(PathOf(digest));

    public long Size(string digest) => new FileInfo(PathOf(digest)).Length;

    public byte[] Read(string digest) => File.ReadAllBytes(PathOf(digest));

    public Stream Open(string digest) => File.OpenRead(PathOf(digest));

    /// <summary>Keeps content that is small enough to be in memory.</summary>
    public string Put(byte[] content)
    {
        var digest = Digests.Of(content);
        var unfinished = Begin();
        File.WriteAllBytes(UploadOf(unfinished), content);
        File.Move(UploadOf(unfinished), PathOf(digest), overwrite: true);
        return digest;
    }

    /// <summary>Begins an upload.</summary>
    /// <returns>Its id.</returns>
    public string Begin()
    {
        var id = Guid.NewGuid().ToString("N");
        File.Create(UploadOf(id)).Dispose();
        return id;
    }

    public bool IsUnderWay(string id) => Guid.TryParseExact(id, "N", out _) && File.Exists(UploadOf(id));

    public long SizeOfUpload(string id) => new FileInfo(UploadOf(id)).Length;

    public async Task AppendAsync(string id, Stream content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(UploadOf(id), FileMode.Append, FileAccess.Write);
        await content.CopyToAsync(file, cancellationToken);
    }

    /// <summary>Ends an upload; the content counts only when it is what the digest says.</summary>
    /// <returns>Whether it is.</returns>
    public async Task<bool> CompleteAsync(string id, string digest, CancellationToken cancellationToken)
    {
        string found;
        await using (var file = File.OpenRead(UploadOf(id)))
            found = await Digests.OfAsync(file, cancellationToken);
        if (found == digest)
            File.Move(UploadOf(id), PathOf(digest), overwrite: true);
        else
            File.Delete(UploadOf(id));
        return found == digest;
    }

    public void Abandon(string id) => File.Delete(UploadOf(id));

    private string PathOf(string digest) => Path.Combine(blobs, digest["sha256:".Length..]);

    private string UploadOf(string id) => Path.Combine(uploads, id);
}
