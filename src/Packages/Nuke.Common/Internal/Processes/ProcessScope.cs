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

    /// <summary>Asks the scope's children to end, waits for them, and kills those that did not, with all that they started.</summary>
    public void Stop(PosixSignal signal, TimeSpan grace)
    {
        isStopped = true;
        var children = Of(process => process.Scope == this);
        foreach (var child in children)
            child.AskToEnd(signal);

        var deadline = DateTime.UtcNow + grace;
        foreach (var child in children)
        {
            var left = deadline - DateTime.UtcNow;
            if (!child.WaitForEnd(left > TimeSpan.Zero ? left : TimeSpan.Zero))
                child.Kill();
        }
    }

    private static ChildProcess[] Of(Predicate<ChildProcess> predicate)
    {
        lock (Gate)
            return [.. Alive.FindAll(predicate)];
    }
}
