using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Internal.Processes;

namespace Nuke.Common.Internal.Running;

/// <summary>Runs a target's actions on a thread of their own, so that a signal can end the wait for them.</summary>
internal sealed class TargetExecution(ExecutableTarget target, BuildSession session)
{
    /// <summary>How long children may take to end after they were asked to, before they are killed.</summary>
    private static readonly TimeSpan ChildGrace = TimeSpan.FromSeconds(10);

    /// <summary>How long an action may take to unwind once no child of it is left; it can not be ended from outside.</summary>
    private static readonly TimeSpan UnwindGrace = TimeSpan.FromSeconds(1);

    public Outcome Run(StopSignals stop)
    {
        // An assured target runs after the stop and is not stopped again; a second signal ends the process.
        var isAssured = stop.Requested;
        var scope = new ProcessScope();
        using var ended = new ManualResetEvent(false);
        Exception error = null;
        var thread = new Thread(() =>
        {
            error = Act(scope);
            Signal(ended);
        }) { IsBackground = true, Name = target.Name };
        thread.Start();

        if (isAssured)
            ended.WaitOne();
        else if (WaitHandle.WaitAny([ended, stop.WaitHandle]) == 1 || (stop.Requested && error is not null))
        {
            scope.Stop(stop.Signal!.Value, ChildGrace);
            ended.WaitOne(UnwindGrace);
            return new Outcome(WasStopped: true, Error: null);
        }

        return new Outcome(WasStopped: false, error);
    }

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
            return Unwrap(error);
        }
    }

    private static Exception Unwrap(Exception error) => error switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => error,
    };

    // The wait may have been given up, and the event disposed, before a slow action ends.
    private static void Signal(ManualResetEvent ended)
    {
        try
        {
            ended.Set();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public sealed record Outcome(bool WasStopped, Exception Error);
}
