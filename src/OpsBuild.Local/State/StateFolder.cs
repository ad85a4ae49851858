using System.Text.Json;
using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.State;

/// <summary>The folder of one environment.</summary>
/// <param name="Home">The machine's folders.</param>
/// <param name="Id">The environment's id, which is the folder's name.</param>
internal sealed record StateFolder(LocalHome Home, string Id)
{
    public string Root => Path.Combine(Home.State, Id);

    public string Logs => Path.Combine(Root, "logs");

    public string Postgres => Path.Combine(Root, "postgres");

    public string PostgresLog => Path.Combine(Logs, "postgres.log");

    public string Secrets => Path.Combine(Root, "secrets.json");

    public EndpointFiles Endpoint => new(Root);

    private string RecordFile => Path.Combine(Root, "environment.json");

    // Not in the folder: it must hold while the folder is removed.
    private string LockFile => Path.Combine(Home.State, "locks", Id);

    public bool Exists => File.Exists(RecordFile);

    /// <summary>The work tree of the environment, as it was written down; null when the folder is none of ours.</summary>
    public string? WorkTreePath()
    {
        try
        {
            return JsonSerializer.Deserialize<Record>(File.ReadAllText(RecordFile))?.WorkTree;
        }
        catch (Exception unknown) when (unknown is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes the folders, which nobody else can look into; where a server runs as another user, that one may pass through to its own.
    /// </summary>
    public void Create(WorkTree workTree, ServerUser? user)
    {
        var mode = user is null ? PrivateFiles.OwnerOnlyFolder : PrivateFiles.PassThroughFolder;
        if (!Directory.Exists(Home.State))
            PrivateFiles.CreateFolder(Home.State, mode);
        PrivateFiles.CreateFolder(Root, mode);
        PrivateFiles.CreateFolder(Logs, mode);
        PrivateFiles.CreateFolder(Endpoint.Folder);
        Reachability.Check(Root, user);
        PrivateFiles.Write(RecordFile, JsonSerializer.Serialize(new Record(workTree.Path)));
    }

    /// <summary>Two builds of one work tree at once: the second waits until the first has started or found what it needs.</summary>
    public Task<FileLock> LockAsync(CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(LockFile, TimeSpan.FromMinutes(5), cancellationToken);

    public FileLock? TryLock() => FileLock.TryAcquire(LockFile);

    private sealed record Record(string WorkTree);
}
