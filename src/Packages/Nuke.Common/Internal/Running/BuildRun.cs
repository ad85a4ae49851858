using Nuke.Common.Execution;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.Internal.Planning;
using Nuke.Common.Internal.Schema;
using Serilog;

namespace Nuke.Common.Internal.Running;

/// <summary>Runs the plan: conditions, requirements, targets, summary.</summary>
internal sealed class BuildRun(NukeBuild build, BuildSession session, TargetCatalog targets, BuildHooks hooks)
{
    public int Execute(IReadOnlyList<ExecutableTarget> invoked, bool isNamed, IReadOnlyList<ExecutableTarget> skipped)
    {
        build.ExecutionPlan = ExecutionPlanner.Plan(targets.All, invoked);
        foreach (var target in build.ExecutionPlan)
            (target.Status, target.Invoked) = (ExecutionStatus.Scheduled, invoked.Contains(target));

        DisableOutputs();
        if (session.Host is not CI.IBuildServer)
            SchemaFile.TryUpdate(build, session, targets);

        using var stop = new StopSignals();
        try
        {
            Prepare(isNamed, skipped);
            stop.BeginOrderly();
            RunTargets(stop);
        }
        catch (Exception error) when (error is not UsageException)
        {
            // A hook or a condition of the build threw: the rest has no ground to stand on.
            Report(Failures.Unwrap(error));
            GiveUp();
        }

        return Finish(stop);
    }

    private void DisableOutputs()
    {
        foreach (var attribute in build.GetType().GetCustomAttributes(typeof(DisableDefaultOutputAttribute), inherit: true).Cast<DisableDefaultOutputAttribute>())
        {
            if (attribute.IsApplicable(build))
                session.Disabled.UnionWith(attribute.DisabledOutputs);
        }
    }

    private void Prepare(bool isNamed, IReadOnlyList<ExecutableTarget> skipped)
    {
        hooks.Created(targets.All);
        foreach (var (key, file) in session.Parameters.UnknownKeys)
            Log.Warning("No parameter takes the value {Key} of .nuke/{File}", key, file);
        if (!session.NoLogo && !session.Disabled.Contains(DefaultOutput.Logo))
            session.Host.WriteLogo();
        Injection.InjectOthers(build);
        hooks.Initialized(targets.All);

        var skipping = new Skipping(build.ExecutionPlan, hooks);
        if (session.BuiltIns.Skip is not null)
            skipping.Requested(skipped, isNamed);
        foreach (var target in build.ExecutionPlan.Where(target => target.Status == ExecutionStatus.Scheduled))
            Conditions.Apply(target, target.StaticConditions, skipping);

        new Requirements(build, session).Check();
    }

    private void RunTargets(StopSignals stop)
    {
        var skipping = new Skipping(build.ExecutionPlan, hooks);
        foreach (var target in build.ExecutionPlan.Where(target => target.Status == ExecutionStatus.Scheduled))
        {
            // Asked anew each time: a target before this one may have skipped it.
            if (target.Status != ExecutionStatus.Scheduled)
                continue;

            if (!target.AssuredAfterFailure && (stop.Requested || build.FailedTargets.Any(failed => !failed.ProceedAfterFailure)))
                target.Status = ExecutionStatus.NotRun;
            else if (Conditions.Apply(target, target.DynamicConditions, skipping))
                Run(target, stop);
        }
    }

    private void Run(ExecutableTarget target, StopSignals stop)
    {
        if (target.Actions.Count == 0)
        {
            target.Status = ExecutionStatus.Collective;
            return;
        }

        using var block = session.Host.WriteBlock(target.Name);
        target.Status = ExecutionStatus.Running;
        hooks.Running(target);
        target.Stopwatch.Start();
        var outcome = new TargetExecution(target, session).Run(stop);
        target.Stopwatch.Stop();

        if (outcome.WasStopped)
        {
            target.Status = ExecutionStatus.Aborted;
            session.Log.Target = target.Name;
            Log.Error("Target {Target} was stopped by {Signal}", target.Name, stop.Name);
            session.Log.Target = null;
        }
        else if (outcome.Error is { } error)
        {
            target.Status = ExecutionStatus.Failed;
            if (target.SummaryInformation.Count == 0)
                target.SummaryInformation[error.GetType().Name] = error.Message.Split('\n')[0].TrimEnd();
            session.Log.Target = target.Name;
            Report(error);
            hooks.Failed(target);
            session.Log.Target = null;
        }
        else
        {
            target.Status = ExecutionStatus.Succeeded;
            hooks.Succeeded(target);
        }
    }

    private static void Report(Exception error) => Log.Error(error, "{Message:l}", error.Message);

    private void GiveUp()
    {
        foreach (var target in build.ExecutionPlan)
        {
            if (target.Status == ExecutionStatus.Scheduled)
                target.Status = ExecutionStatus.NotRun;
            else if (target.Status == ExecutionStatus.Running)
                target.Status = ExecutionStatus.Failed;
        }
    }

    private int Finish(StopSignals stop)
    {
        Show(DefaultOutput.ErrorsAndWarnings, session.Host.WriteErrorsAndWarnings);
        Show(DefaultOutput.TargetOutcome, () => session.Host.WriteTargetOutcome(build));
        Show(DefaultOutput.BuildOutcome, () => session.Host.WriteBuildOutcome(build));

        var exitCode = stop.ExitCode ?? build.ExitCode ?? (build.IsFailing ? ExitCodes.TargetFailed : ExitCodes.Success);
        try
        {
            hooks.Finished();
            return exitCode;
        }
        catch (Exception error)
        {
            Report(error);
            return exitCode == ExitCodes.Success ? ExitCodes.TargetFailed : exitCode;
        }
    }

    private void Show(DefaultOutput output, Action write)
    {
        if (!session.Disabled.Contains(output))
            write();
    }
}
