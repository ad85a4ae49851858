using System.Runtime.InteropServices;

namespace Nuke.Common.Internal.Processes;

/// <summary>The child processes that were started on behalf of one target.</summary>
internal sealed class ProcessScope
{
    private static readonly AsyncLocal<ProcessScope> CurrentScope = new();
    private static readonly List<ChildProcess> Alive = [];
    private static readonly Lock Gate = new();

    private volatile bool isStopped;

    /// <summary>Of the calling code; null outside of targets.</summary>
    public static ProcessScope Current
    {
        get => CurrentScope.Value;
        set => CurrentScope.Value = value;
    }

    /// <exception cref="OperationCanceledException">The target was stopped: it starts no more processes.</exception>
    public static void ThrowIfStopped()
    {
        if (Current is { isStopped: true })
            throw new OperationCanceledException("The target was stopped and starts no more processes.");
    }

    public static void Add(ChildProcess process)
    {
        lock (Gate)
            Alive.Add(process);
        if (process.Scope is { isStopped: true })
            process.Kill();
    }

    public static void Remove(ChildProcess process)
    {
        lock (Gate)
            Alive.Remove(process);
    }

    /// <summary>Kills all children of all targets, with all that they started.</summary>
    public static void KillAll()
    {
        foreach (var process in Of(_ => true))
            process.Kill();
    }

    /// <summary>Asks the scope's children, with all that they started, to end; waits, and kills those that did not.</summary>
    /// <remarks>
    /// A Ctrl-C typed at a terminal has reached them already, and a second one would mean "at once" to many. Who still runs after half of
    /// the time is asked with SIGTERM: a shell's background jobs, for one, ignore SIGINT.
    /// </remarks>
    public void Stop(PosixSignal signal, TimeSpan grace)
    {
        isStopped = true;
        var children = Of(process => process.Scope == this);
        var trees = OperatingSystem.IsWindows() ? [] : children.Select(child => ProcessTree.Of(child.Id)).ToArray();
        if (signal != PosixSignal.SIGINT || Console.IsInputRedirected)
            Array.ForEach(trees, tree => tree.Send(signal));

        if (Ended(children, trees, grace / 2))
            return;

        Array.ForEach(trees, tree => tree.Send(PosixSignal.SIGTERM));
        if (Ended(children, trees, grace / 2))
            return;

        Array.ForEach(children, child => child.Kill());
        Array.ForEach(trees, tree => tree.Kill());
    }

    // Descendants are not ours to wait for, so that there is nothing to wake us up: they are looked at ten times a second.
    private static bool Ended(ChildProcess[] children, ProcessTree[] trees, TimeSpan time)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var child in children)
        {
            var left = time - clock.Elapsed;
            if (!child.WaitForEnd(left > TimeSpan.Zero ? left : TimeSpan.Zero))
                return false;
        }

        while (trees.Any(tree => tree.IsAlive()))
        {
            if (clock.Elapsed > time)
                return false;
            Thread.Sleep(100);
        }

        return true;
    }

    private static ChildProcess[] Of(Predicate<ChildProcess> predicate)
    {
        lock (Gate)
            return [.. Alive.FindAll(predicate)];
    }
}
