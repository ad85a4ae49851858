namespace OpsBuild.Ecs.Verdicts;

/// <summary>
/// The map from what ECS says of a task to one outcome. Everything is a failure until the last line, which alone can answer success: by then
/// the stop code, the exit code, the log's completeness and the result line have each been seen to be right.
/// </summary>
internal sealed class EcsJudge(EcsTaskEvidence evidence, RunId runId, string command)
{
    /// <summary>A program that needs this long after SIGTERM has been killed rather than ended; the shortest stopTimeout of Fargate is 2 seconds.</summary>
    private static readonly TimeSpan ShortestStopTimeout = TimeSpan.FromSeconds(2);

    public TaskVerdict Verdict() => evidence.End switch
    {
        // One of them may have done, or be doing, what the other proves.
        _ when evidence.OtherTasks.Count > 0 => Unproven(TaskOutcome.SeveralTasks, string.Join(", ", evidence.OtherTasks.Prepend(evidence.Place.TaskArn))),
        TaskEnd.NotStarted started => Unproven(RequestErrors.Outcome(started.Failure), started.Failure.ToString()),
        TaskEnd.Vanished vanished => Unproven(TaskOutcome.TaskVanished, vanished.TaskArn),
        TaskEnd.Undescribed undescribed => Unproven(TaskOutcome.TaskNotDescribed, $"{undescribed.TaskArn}: {undescribed.Error}"),
        TaskEnd.LeftRunning left => Unproven(LeftRunning(left), $"{left.Task.TaskArn} was last seen {left.Task.LastStatus}"),
        TaskEnd.Stopped stopped => Stopped(stopped),
        var other => throw new InvalidOperationException($"No verdict for {other}."),
    };

    private static TaskOutcome LeftRunning(TaskEnd.LeftRunning left) => left switch
    {
        { StopAsked: true } => TaskOutcome.StopNotConfirmed,
        { Why: GivingUp.Timeout } => TaskOutcome.StillRunningAfterTimeout,
        _ => TaskOutcome.StillRunningAfterInterrupt,
    };

    private TaskVerdict Stopped(TaskEnd.Stopped stopped)
    {
        var task = stopped.Task;
        if (!task.IsStopped)
            return Unproven(TaskOutcome.StopCodeMissing, $"the task is {task.LastStatus}");

        return task.StopCode switch
        {
            "EssentialContainerExited" => Ended(task),
            "TaskFailedToStart" => Unproven(FailedToStart(task), Words(task)),
            "UserInitiated" => Unproven(ByUser(stopped), Words(task)),
            "SpotInterruption" => Unproven(TaskOutcome.SpotInterrupted, Words(task)),
            "ServiceSchedulerInitiated" => Unproven(StoppedTexts.Outcome(task.StoppedReason) ?? TaskOutcome.StoppedByScheduler, Words(task)),
            "TerminationNotice" => Unproven(TaskOutcome.HostTerminated, Words(task)),
            "InfrastructureHealth" => Unproven(TaskOutcome.InfrastructureUnhealthy, Words(task)),
            null or "" => Unproven(TaskOutcome.StopCodeMissing, Words(task)),
            var code => Unproven(TaskOutcome.StopCodeUnknown, $"{code}: {Words(task)}"),
        };
    }

    private TaskOutcome ByUser(TaskEnd.Stopped stopped) => stopped.Asked switch
    {
        GivingUp.Timeout => TaskOutcome.TimedOut,
        GivingUp.Interrupt => TaskOutcome.Interrupted,
        // Killed by somebody else's stop is the more telling half: the batch could not end cleanly.
        null when Watched(stopped.Task) is { ExitCode: 137 } && StopTook(stopped.Task) >= ShortestStopTimeout => TaskOutcome.KilledAfterStopTimeout,
        _ => StoppedTexts.Outcome(stopped.Task.StoppedReason) ?? TaskOutcome.StoppedByUser,
    };

    private static TaskOutcome FailedToStart(TaskState task) =>
        StoppedTexts.Outcome(task.StoppedReason)
        ?? task.Containers.Select(container => StoppedTexts.Outcome(container.Reason)).FirstOrDefault(outcome => outcome is not null)
        ?? (task.Containers.Any(container => container.IsUnhealthy) ? TaskOutcome.SidecarUnhealthy : TaskOutcome.TaskFailedToStart);

    /// <summary>ECS's ordinary end of a task: an essential container ended.</summary>
    private TaskVerdict Ended(TaskState task)
    {
        if (Watched(task) is not { } batch)
            return Unproven(TaskOutcome.WatchedContainerMissing, $"'{evidence.WatchedContainer}' is not among {Names(task)}");
        if (batch.ExitCode is not { } code)
            return Unproven(NeverEnded(task, batch), Words(task));
        if (batch.RanOutOfMemory)
            return Unproven(TaskOutcome.OutOfMemory, Words(task));
        if (code != 0 && Sidecar(task, batch, code) is { } sidecar)
            return Unproven(sidecar, Words(task));
        if (code == 0 && !string.IsNullOrEmpty(batch.Reason))
            return Unproven(TaskOutcome.ContainerReasonGiven, Words(task));
        return Judged(task, code);
    }

    /// <summary>The exit code is known and nobody else is to blame: the log decides.</summary>
    private TaskVerdict Judged(TaskState task, int code)
    {
        var proof = ResultProof.Of(code, evidence.Log.Lines, runId, command);
        if (code != 0 && proof.Problem == TaskOutcome.ResultLineMissing && Signalled(task, code) is { } signalled)
            return Unproven(signalled, Words(task));
        if (code != 0 && proof.Problem is null)
            return TaskVerdict.Proven(code, proof.Line!);
        // A line that was not read yet could be a second result line, or the first.
        if (!evidence.Log.IsDrained)
            return Unproven(TaskOutcome.LogNotDrained, evidence.Log.NotDrained!);
        return proof.Problem is { } problem ? Unproven(problem, proof.What) : TaskVerdict.Proven(code, proof.Line!);
    }

    private static TaskOutcome NeverEnded(TaskState task, ContainerState batch) =>
        StoppedTexts.Outcome(batch.Reason)
        ?? Others(task, batch).Select(SidecarTrouble).FirstOrDefault(outcome => outcome is not null)
        ?? StoppedTexts.Outcome(task.StoppedReason)
        ?? (Others(task, batch).Any(other => other is { IsEssential: true, ExitCode: not null }) ? TaskOutcome.EssentialSidecarExited : TaskOutcome.ExitCodeMissing);

    /// <summary>Whether a sidecar explains that the batch ended with a code other than 0; its own result line may know more, but not the cause.</summary>
    private static TaskOutcome? Sidecar(TaskState task, ContainerState batch, int code)
    {
        if (Others(task, batch).Any(other => other.RanOutOfMemory))
            return TaskOutcome.SidecarOutOfMemory;
        if (code is not (137 or 143))
            return null;
        return Others(task, batch).Select(SidecarTrouble).FirstOrDefault(outcome => outcome is not null)
            ?? (Others(task, batch).Any(other => other is { IsEssential: true, ExitCode: not null }) ? TaskOutcome.EssentialSidecarExited : null);
    }

    private static TaskOutcome? SidecarTrouble(ContainerState sidecar) => sidecar switch
    {
        { RanOutOfMemory: true } => TaskOutcome.SidecarOutOfMemory,
        { IsUnhealthy: true } => TaskOutcome.SidecarUnhealthy,
        { Reason: { } reason } => StoppedTexts.Outcome(reason),
        _ => null,
    };

    private static TaskOutcome? Signalled(TaskState task, int code) => code switch
    {
        126 or 127 => TaskOutcome.ExecutableNotFound,
        134 or 139 => TaskOutcome.Crashed,
        137 when StopTook(task) >= ShortestStopTimeout => TaskOutcome.KilledAfterStopTimeout,
        137 => TaskOutcome.Killed,
        143 => TaskOutcome.Terminated,
        _ => null,
    };

    private static TimeSpan StopTook(TaskState task) => task is { StoppingAt: { } stopping, StoppedAt: { } stopped } ? stopped - stopping : TimeSpan.Zero;

    private ContainerState? Watched(TaskState task) =>
        task.Containers.FirstOrDefault(container => container.Name == evidence.WatchedContainer);

    private static IEnumerable<ContainerState> Others(TaskState task, ContainerState batch) => task.Containers.Where(container => container != batch);

    private static string Names(TaskState task) =>
        task.Containers.Count == 0 ? "no containers" : string.Join(", ", task.Containers.Select(container => container.Name));

    private static string Words(TaskState task) =>
        string.Join("; ", new[] { task.StoppedReason ?? "no reason was given" }.Concat(task.Containers.Select(container => container.ToString())));

    private TaskVerdict.Unproven Unproven(TaskOutcome outcome, string raw)
    {
        var next = evidence.Place.Fill(outcome.Next, runId);
        var causes = string.Join("; or: ", outcome.Causes);
        return new TaskVerdict.Unproven($"{outcome.Sentence} ({raw})", $"Likely: {causes}. Next: {next}")
        {
            Problem = outcome,
            NextCommand = next,
            Result = OwnLine(),
        };
    }

    /// <summary>This run's result line, when there is just one: shown beside the outcome, never believed against it.</summary>
    private ResultLine? OwnLine()
    {
        var own = evidence.Log.Lines.Select(line => ResultLine.TryParse(line, out var result) ? result : null).OfType<ResultLine>()
            .Where(result => result.RunId == runId.ToString()).ToList();
        return own is [var only] ? only : null;
    }
}
