using System.Runtime.InteropServices;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Stopping;

/// <summary>SIGTERM and SIGINT: the first asks the run to stop; the same one again, or no end in time, ends the process.</summary>
/// <remarks>
/// One Ctrl-C on a terminal gives both: the terminal sends SIGINT to every process in the foreground, and the build that started this one passes its own
/// on as SIGTERM. So the other signal says nothing new.
/// </remarks>
internal sealed class StopSignal : IDisposable
{
    /// <summary>How long a stop may take: ECS sends SIGKILL 30 seconds after SIGTERM unless told otherwise, and the result line comes before.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly Action<Outcome> _asked;
    private readonly Action<Outcome> _endNow;
    private readonly PosixSignalRegistration[] _registrations;
    private ITimer? _deadline;
    private Outcome? _received;

    /// <param name="time">Measures the grace.</param>
    /// <param name="asked">Called with the first signal, and again for one of the other kind.</param>
    /// <param name="endNow">Ends the process; called when waiting any longer is no use.</param>
    public StopSignal(TimeProvider time, Action<Outcome> asked, Action<Outcome> endNow)
    {
        _asked = asked;
        _endNow = endNow;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Receive(context, time, Outcome.Stopped)),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Receive(context, time, Outcome.Interrupted)),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stopping.Token;

    /// <summary>How the run ends because of the first signal; null before one came.</summary>
    public Outcome? Received
    {
        get
        {
            lock (_lock)
                return _received;
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        // The token's source is left alone: a signal may be on its way to it, and it holds nothing.
        _deadline?.Dispose();
    }

    private void Receive(PosixSignalContext context, TimeProvider time, Outcome outcome)
    {
        // The runtime would end the process at once, in the middle of a transaction.
        context.Cancel = true;
        Outcome? earlier;
        lock (_lock)
        {
            earlier = _received;
            _received ??= outcome;
            _deadline ??= time.CreateTimer(_ => _endNow(outcome), null, Grace, Timeout.InfiniteTimeSpan);
        }

        if (earlier == outcome)
        {
            _endNow(outcome);
            return;
        }

        _asked(outcome);
        _stopping.Cancel();
    }
}
