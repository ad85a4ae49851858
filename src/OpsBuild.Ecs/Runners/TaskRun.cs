using Amazon.ECS.Model;
using OpsBuild.Ecs.Verdicts;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Ecs.Runners;

/// <summary>The part of a run that is the same whoever asks ECS for the task: find or start, follow, read the logs, judge.</summary>
internal sealed class TaskRun(TaskRunnerServices services, TaskRunRequest request, ITaskObserver observer)
{
    /// <param name="start">Asks for a new task. It must not leave a task unsaid that was started.</param>
    /// <param name="cancellationToken">Ends the waiting; see <see cref="ITaskRunner.RunAsync"/>.</param>
    public async Task<TaskRunOutcome> RunAsync(Func<RunnableDefinition, RunDeadline, Task<TaskStart>> start, CancellationToken cancellationToken)
    {
        var definition = RunnableDefinition.Parse(request);
        using var deadline = new RunDeadline(request.Timeout, services.Time, cancellationToken);

        var began = (request.Reattach ? await FindAsync(definition, deadline) : null) ?? await StartAsync(start, definition, deadline);
        return began switch
        {
            TaskStart.Started started => await FollowAsync(started, definition, deadline),
            TaskStart.Failed failed => Judged(new TaskEnd.NotStarted(failed.Failure), definition, null, new Dictionary<string, TaskLog>()),
            _ => throw new InvalidOperationException($"Nothing follows from {began}."),
        };
    }

    // Whoever has no time left starts nothing that would then be left running.
    private static async Task<TaskStart> StartAsync(Func<RunnableDefinition, RunDeadline, Task<TaskStart>> start, RunnableDefinition definition, RunDeadline deadline) =>
        deadline.HasPassed ? new TaskStart.Failed(new StartFailure.GivenUp(deadline.Why)) : await start(definition, deadline);

    /// <summary>The task that an earlier attempt of this run started; null where there is none.</summary>
    private async Task<TaskStart?> FindAsync(RunnableDefinition definition, RunDeadline deadline)
    {
        try
        {
            return await TaskSearch.FindAsync(services.Ecs, request, definition.Family, deadline.Token) is { } arn ? new TaskStart.Started(arn, Reattached: true) : null;
        }
        catch (Exception) when (deadline.HasPassed)
        {
            return new TaskStart.Failed(new StartFailure.GivenUp(deadline.Why));
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            // Starting a second task because the first could not be looked for would be the worse mistake.
            return new TaskStart.Failed(AwsFailure.Of("ListTasks", error));
        }
    }

    private async Task<TaskRunOutcome> FollowAsync(TaskStart.Started started, RunnableDefinition definition, RunDeadline deadline)
    {
        var reader = new LogReader(services, request, definition, started.TaskArn, observer);
        TaskEnd end;
        TaskState? stopped = null;
        IReadOnlyDictionary<string, TaskLog> logs;
        try
        {
            observer.Started(started.TaskArn, started.Reattached);
            end = await new TaskFollower(services, request, definition, started.TaskArn, reader, observer).FollowAsync(deadline);
            stopped = (end as TaskEnd.Stopped)?.Task;
            logs = stopped is null ? await reader.SoFarAsync() : await reader.DrainAsync(stopped);
        }
        finally
        {
            // Whatever the observer throws, a tool does not outlive the run that started it.
            if (started.Tool is { } tool)
                await tool.FinishAsync(stopped is not null, observer);
        }

        var others = started.Tool?.OtherTasks ?? [];
        await StopOthersAsync(others);
        return Judged(end, definition, started.TaskArn, logs, reader.Watched, others);
    }

    /// <summary>Tasks that nobody asked for: those that only read are stopped, the others are left to the verdict, which names them.</summary>
    private async Task StopOthersAsync(IReadOnlyList<string> others)
    {
        foreach (var other in others.Where(_ => request.IsReadOnly))
        {
            using var limit = services.CallLimit();
            try
            {
                observer.Noted($"Stopping {other}: a second task that nobody asked for.");
                await services.Ecs.StopTaskAsync(new StopTaskRequest { Cluster = request.Cluster, Task = other, Reason = $"opsbuild: run {request.RunId} has another task" }, limit.Token);
            }
            catch (Exception error) when (AwsFailure.IsOne(error))
            {
                observer.Noted($"The task could not be stopped: {AwsFailure.Text(error)}");
            }
        }
    }

    private TaskRunOutcome Judged(TaskEnd end, RunnableDefinition definition, string? taskArn, IReadOnlyDictionary<string, TaskLog> logs, ContainerLog? watched = null, IReadOnlyList<string>? others = null)
    {
        var place = new TaskPlace(request.Target)
        {
            Cluster = request.Cluster,
            Region = request.Region,
            TaskArn = taskArn,
            DefinitionArn = (end as TaskEnd.Stopped)?.Task.DefinitionArn ?? (end as TaskEnd.LeftRunning)?.Task.DefinitionArn ?? definition.Family,
            Image = definition.Containers.First(container => container.Name == request.WatchContainer).Image,
            LogGroup = watched?.Group,
            LogStream = watched?.Stream,
        };
        var log = logs.GetValueOrDefault(request.WatchContainer) ?? new TaskLog([], "There is no task.");
        var evidence = new EcsTaskEvidence(end, request.WatchContainer, log, place) { OtherTasks = others ?? [] };
        return new TaskRunOutcome(TaskVerdict.Of(evidence, request.RunId, request.Command), evidence, logs);
    }
}
