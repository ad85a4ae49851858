using System.Collections.Concurrent;
using OpsBuild.Local.Aws.Credentials;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Runtime.Metadata;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Every task that runs.</summary>
internal sealed class TaskRunner(EcsState state, TaskPreparation preparation, IContainerRuntime runtime, TaskCredentials credentials,
    TaskMetadata metadata)
    : ITaskStarter, IAsyncDisposable
{
    // The usual stopTimeout, 30 seconds, and what removing takes; whoever needs longer is ended with the endpoint.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<string, (TaskRun Run, Task Life)> running = new(StringComparer.Ordinal);

    public void Start(EcsTask task)
    {
        var run = new TaskRun(task, state, preparation, runtime);
        var known = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // On another thread: the caller holds the state's gate, and is answered with a task that is still PROVISIONING.
        running[task.Id] = (run, LiveAsync(run, known.Task));
        known.SetResult();
    }

    public void Stop(EcsTask task)
    {
        if (running.TryGetValue(task.Id, out var found))
            found.Run.Stop();
    }

    /// <summary>Stops every task, as StopTask does.</summary>
    public async ValueTask DisposeAsync()
    {
        var all = running.Values.ToArray();
        foreach (var (run, _) in all)
        {
            lock (state.Gate)
                run.Task.End(StopCode.UserInitiated, "The local endpoint ends.");
            run.Stop();
        }

        await Task.WhenAny(Task.WhenAll(all.Select(each => each.Life)), Task.Delay(LongestEnd));
    }

    private async Task LiveAsync(TaskRun run, Task known)
    {
        await known;
        try
        {
            using (run)
                await run.RunAsync();
        }
        finally
        {
            // However it ended: its credentials are good for nothing any more.
            credentials.Revoke(run.Task.Id);
            metadata.Revoke(run.Task.Id);
            running.TryRemove(run.Task.Id, out _);
        }
    }
}
