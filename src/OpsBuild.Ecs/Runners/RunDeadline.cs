using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>When a run gives up waiting: at its time-out, or when the caller's token says so; and which of the two it was.</summary>
internal sealed class RunDeadline : IDisposable
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource timeout;
    private readonly CancellationTokenSource either;

    public RunDeadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        this.caller = caller;
        timeout = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, caller);
    }

    public CancellationToken Token => either.Token;

    public bool HasPassed => either.IsCancellationRequested;

    public GivingUp Why => caller.IsCancellationRequested ? GivingUp.Interrupt : GivingUp.Timeout;

    public void Dispose()
    {
        either.Dispose();
        timeout.Dispose();
    }
}
