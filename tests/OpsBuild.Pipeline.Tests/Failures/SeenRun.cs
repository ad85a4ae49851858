using OpsBuild.Ecs.Runners;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>Remembers what an observer is told, and tells when the batch has printed <c>ready</c>.</summary>
internal sealed class SeenRun : ITaskObserver
{
    private readonly List<string> told = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Ready => ready.Task;

    public IReadOnlyList<string> Told
    {
        get
        {
            lock (told)
                return [.. told];
        }
    }

    public void Registered(string definition, bool reused) => Add($"{(reused ? "reused" : "registered")} {definition}");

    public void Started(string taskArn, bool reattached) => Add($"{(reattached ? "reattached" : "started")} {taskArn}");

    public void StateChanged(string state) => Add($"state {state}");

    public void Printed(string container, string line)
    {
        Add($"{container}> {line}");
        if (line == "ready")
            ready.TrySetResult();
    }

    public void Noted(string message) => Add($"note {message}");

    private void Add(string line)
    {
        lock (told)
            told.Add(line);
    }
}
