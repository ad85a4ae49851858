using System.Diagnostics;

namespace OpsBuild.Local.Platform;

/// <summary>A lock between programs, by a file; the system frees it when its holder ends, however that happens.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="TimeoutException">Somebody held it all the time.</exception>
    public static async Task<FileLock> AcquireAsync(string file, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (TryAcquire(file) is { } acquired)
                return acquired;
            if (watch.Elapsed > atMost)
                throw new TimeoutException(
                    $"Another program has held the lock {file} for {atMost.TotalSeconds:0} s; let it finish, or end it, and try again.");
            // Neither flock nor Windows' share modes tell when a lock becomes free to somebody who must also stay cancellable.
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    /// <summary>Null when somebody holds it.</summary>
    public static FileLock? TryAcquire(string file)
    {
        // A folder that is there keeps its mode: others may have to pass through it.
        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            PrivateFiles.CreateFolder(folder);
        try
        {
            return new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => stream.Dispose();
}
