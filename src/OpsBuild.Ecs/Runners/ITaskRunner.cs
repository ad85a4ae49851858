namespace OpsBuild.Ecs.Runners;

/// <summary>Runs one-shot tasks on ECS and brings back the evidence from which the verdict is made.</summary>
public interface ITaskRunner
{
    /// <summary>Starts the task, or finds the one that this run already has, follows it to its end and judges it.</summary>
    /// <param name="request">What to run, where, and for how long.</param>
    /// <param name="observer">Told what happens while it happens, one call at a time.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting, as the time-out does: a task that only reads is stopped, one that changes the database is left running and reported.
    /// What is known by then is returned, so that no started task goes unsaid; no <see cref="OperationCanceledException"/> is thrown.
    /// </param>
    /// <exception cref="TaskRequestException">The request cannot be right: nothing was sent.</exception>
    Task<TaskRunOutcome> RunAsync(TaskRunRequest request, ITaskObserver observer, CancellationToken cancellationToken);
}
