using System.Diagnostics;
using Nuke.Common.Execution;
using Nuke.Common.Internal.Processes;
using Nuke.Common.Tooling;
using Serilog;

namespace Nuke.Common.Internal.Running;

/// <summary>Runs a target's actions on a thread of their own, so that a signal can end the wait for them.</summary>
internal sealed class TargetExecution(ExecutableTarget target, BuildSession session)
{
    /// <summary>How long the target may take to end after it was asked to; then its processes are killed and it is left behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>How much later than a child the build may see the signal that both were sent.</summary>
    private static readonly TimeSpan SignalLag = TimeSpan.FromMilliseconds(200);

    public Outcome Run(StopSignals stop)
    {
        // An assured target runs after the stop and is not stopped again; a second signal ends the process.
        var isAssured = stop.Requested;
        var scope = new ProcessScope();

        // Not disposed: the wait may be given up before a slow action ends and sets it.
        var ended = new ManualResetEvent(false);
        Exception error = null;
        var thread = new Thread(() =>
        {
            error = Act(scope);
            ended.Set();
        }) { IsBackground = true, Name = target.Name };
        thread.Start();

        if (isAssured)
        {
            ended.WaitOne();
            return new Outcome(WasStopped: false, error);
        }

        var isEnded = WaitHandle.WaitAny([ended, stop.WaitHandle]) == 0;
        if (isEnded && error is null)
            return new Outcome(WasStopped: false, null);
        if (isEnded && !(EndedBySignal(error) && stop.WaitHandle.WaitOne(SignalLag)))
            return new Outcome(WasStopped: false, error);

        Log.Warning("Stopping, for {Signal}; once more ends everything at once", stop.Name);
        var clock = Stopwatch.StartNew();
        scope.Stop(stop.Signal!.Value, Grace);

        // Work within the build itself can not be ended from outside; the time that its processes left is for its own clearing up.
        ended.WaitOne(TimeSpan.FromSeconds(Math.Max(1, (Grace - clock.Elapsed).TotalSeconds)));
        return new Outcome(WasStopped: true, Error: null);
    }

    // A terminal's Ctrl-C reaches a child as soon as the build; the child's end may be seen before the build's own signal.
    private static bool EndedBySignal(Exception error) =>
        error is ProcessException { ExitCode: ExitCodes.Interrupted or ExitCodes.Terminated };

    private Exception Act(ProcessScope scope)
    {
        ProcessScope.Current = scope;
        session.Log.Target = target.Name;
        try
        {
            foreach (var action in target.Actions)
                action();
            return null;
        }
        catch (Exception error)
        {
            return Failures.Unwrap(error);
        }
    }

    public sealed record Outcome(bool WasStopped, Exception Error);
}
