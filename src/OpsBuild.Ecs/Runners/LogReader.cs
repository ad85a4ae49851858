using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>The logs of all containers of one task.</summary>
internal sealed class LogReader(TaskRunnerServices services, TaskRunRequest request, RunnableDefinition definition, string taskArn, ITaskObserver observer)
{
    private readonly List<LogFollower> followers =
        [.. definition.Containers.Select(container => new LogFollower(services.Logs, container.Name, ContainerLog.Of(container, taskArn), observer))];

    /// <summary>Where the watched container logs.</summary>
    public ContainerLog? Watched => followers.First(follower => follower.Container == request.WatchContainer).Log;

    /// <summary>Passes on what is new since the last time.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var follower in followers)
        {
            using var call = services.CallLimit();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(call.Token, cancellationToken);
            await follower.FollowAsync(either.Token);
        }
    }

    /// <summary>What can be had of the logs of a task that is not over.</summary>
    public async Task<IReadOnlyDictionary<string, TaskLog>> SoFarAsync() =>
        (await ReadAsync()).ToDictionary(log => log.Key, log => log.Value with { NotDrained = "The task was not seen to end." });

    /// <summary>
    /// All of the logs of a task that has stopped. CloudWatch shows the last lines some seconds late, so reading goes on until two reads are
    /// equal and this run's result line is among the lines, or until <see cref="TaskRunnerTimes.LogLimit"/>.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, TaskLog>> DrainAsync(TaskState task)
    {
        var read = await ReadAsync();
        // Nothing ever ran, or nobody can read what it said: there is nothing to wait for.
        if (Watched is null || task.Containers.All(container => container.ExitCode is null))
            return read;

        var began = services.Time.GetTimestamp();
        while (true)
        {
            await Task.Delay(services.Times.LogSettle, services.Time, CancellationToken.None);
            var again = await ReadAsync();
            var watched = again[request.WatchContainer];
            var isSettled = again.All(log => log.Value.Lines.Count == read[log.Key].Lines.Count);
            if (isSettled && watched.IsDrained && HasResult(watched))
                return again;
            // A read that failed is nothing to compare with, so the first good one gets another, also when it came late.
            var isFirst = watched.IsDrained && !read[request.WatchContainer].IsDrained;
            if (!isFirst && services.Time.GetElapsedTime(began) >= services.Times.LogLimit)
                return again.ToDictionary(log => log.Key, log => Unsettled(log.Value, read[log.Key]));
            read = again;
        }
    }

    private TaskLog Unsettled(TaskLog log, TaskLog before) =>
        log.IsDrained && log.Lines.Count != before.Lines.Count ? log with { NotDrained = $"It was still growing {services.Times.LogLimit} after the task's end." } : log;

    private bool HasResult(TaskLog log) =>
        log.Lines.Any(line => ResultLine.TryParse(line, out var result) && result.RunId == request.RunId.ToString());

    private async Task<IReadOnlyDictionary<string, TaskLog>> ReadAsync()
    {
        var logs = new Dictionary<string, TaskLog>();
        foreach (var follower in followers)
        {
            // Each its own: a talkative neighbour must not take the watched container's time.
            using var call = services.CallLimit();
            logs[follower.Container] = await follower.ReadAllAsync(call.Token);
        }

        return logs;
    }
}
