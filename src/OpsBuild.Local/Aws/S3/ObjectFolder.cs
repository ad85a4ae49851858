using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.S3;

/// <summary>Buckets as folders and objects as files, below the environment's state: the build puts them there, S3 gives them out.</summary>
internal sealed class ObjectFolder(string folder)
{
    public void Put(string bucket, string key, ReadOnlyMemory<byte> content)
    {
        PrivateFiles.CreateFolder(folder);
        PrivateFiles.CreateFolder(Bucket(bucket));
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
        File.WriteAllBytes(unfinished, content.ToArray());
        File.Move(unfinished, ObjectFile(bucket, key), overwrite: true);
    }

    public bool HasBucket(string bucket) => Directory.Exists(Bucket(bucket));

    /// <summary>Null when there is no such object.</summary>
    public StoredObject? Find(string bucket, string key)
    {
        var file = new FileInfo(ObjectFile(bucket, key));
        return file.Exists ? new StoredObject(File.ReadAllBytes(file.FullName), file.LastWriteTimeUtc) : null;
    }

    // Escaped, so that no key can leave its bucket's folder.
    private string Bucket(string bucket) => Path.Combine(folder, "b-" + Uri.EscapeDataString(bucket));

    private string ObjectFile(string bucket, string key) => Path.Combine(Bucket(bucket), "k-" + Uri.EscapeDataString(key));
}

/// <summary>An object's bytes and when they were last put.</summary>
internal sealed record StoredObject(byte[] Content, DateTime Modified);
