using System.Runtime.InteropServices;
using Nuke.Common.Internal.Processes;

namespace Nuke.Common.Internal.Running;

/// <summary>Ctrl-C (SIGINT) and SIGTERM. While targets run the first asks the build to stop, the second ends it at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private readonly ManualResetEventSlim requested = new();
    private volatile bool isOrderly;
    private int count;

    public StopSignals()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    /// <summary>From now on there are targets to end in an orderly way; before, a signal ends the process at once, even at a prompt.</summary>
    public void BeginOrderly() => isOrderly = true;

    public bool Requested => requested.IsSet;

    public WaitHandle WaitHandle => requested.WaitHandle;

    /// <summary>The first signal; null as long as there was none.</summary>
    public PosixSignal? Signal { get; private set; }

    public int? ExitCode => Signal is { } signal ? CodeOf(signal) : null;

    public string Name => Signal switch
    {
        PosixSignal.SIGINT => "Ctrl-C (SIGINT)",
        { } other => other.ToString(),
        null => "nothing",
    };

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        requested.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (isOrderly && Interlocked.Increment(ref count) == 1)
        {
            Signal = context.Signal;
            requested.Set();
            return;
        }

        ProcessScope.KillAll();
        Environment.Exit(CodeOf(context.Signal));
    }

    private static int CodeOf(PosixSignal signal) => signal == PosixSignal.SIGINT ? ExitCodes.Interrupted : ExitCodes.Terminated;
}
