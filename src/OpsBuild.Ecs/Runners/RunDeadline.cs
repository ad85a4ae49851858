using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>When a run gives up waiting: at its time-out, or when the caller's token says so; and which of the two it was.</summary>
internal sealed class RunDeadline : IDisposable
{
    private readonly TimeSpan limit;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource timeout;
    private readonly CancellationTokenSource either;

    public RunDeadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        (this.limit, this.time, this.caller) = (limit, time, caller);
        start = time.GetTimestamp();
        timeout = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, caller);
    }

    public CancellationToken Token => either.Token;

    /// <summary>By the clock, too: on a machine that is busy a timer comes late.</summary>
    public bool HasPassed => either.IsCancellationRequested || time.GetElapsedTime(start) >= limit;

    public GivingUp Why => caller.IsCancellationRequested ? GivingUp.Interrupt : GivingUp.Timeout;

    public void Dispose()
    {
        either.Dispose();
        timeout.Dispose();
    }
}
