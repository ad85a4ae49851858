using System.Diagnostics;

namespace OpsBuild.Local.Platform;

/// <summary>A lock between programs, by a file; the system frees it when its holder ends, however that happens.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="TimeoutException">Somebody held it all the time.</exception>
    public static async Task<FileLock> AcquireAsync(string file, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (TryAcquire(file, atMost, watch) is { } acquired)
                return acquired;
            // Neither flock nor Windows' share modes tell when a lock becomes free to somebody who must also stay cancellable.
            await Task.Delay(LookAgain, cancellationToken);
        }
    }

    /// <summary>Waits for a lock that is only ever held for moments.</summary>
    /// <exception cref="TimeoutException">Somebody held it all the time.</exception>
    public static FileLock Acquire(string file, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (TryAcquire(file, atMost, watch) is { } acquired)
                return acquired;
            Thread.Sleep(LookAgain);
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

    private static FileLock? TryAcquire(string file, TimeSpan atMost, Stopwatch watch) =>
        TryAcquire(file) ?? (watch.Elapsed <= atMost ? null : throw new TimeoutException(
            $"Another program has held the lock {file} for {atMost.TotalSeconds:0} s; let it finish, or end it, and try again."));
}
