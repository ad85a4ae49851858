using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Tests.Runners;

/// <summary>What an observer was told, as lines.</summary>
internal sealed class SeenRun : ITaskObserver
{
    public List<string> Events { get; } = [];

    public IEnumerable<string> Lines => Events.Where(told => told.StartsWith("batch> ", StringComparison.Ordinal)).Select(told => told["batch> ".Length..]);

    public IEnumerable<string> States => Events.Where(told => told.StartsWith("state ", StringComparison.Ordinal)).Select(told => told["state ".Length..]);

    public void Registered(string definition, bool reused) => Add(reused ? $"reused {definition}" : $"registered {definition}");

    public void Started(string taskArn, bool reattached) => Add(reattached ? $"reattached {taskArn}" : $"started {taskArn}");

    public void StateChanged(string state) => Add($"state {state}");

    public void Printed(string container, string line) => Add($"{container}> {line}");

    public void Noted(string message) => Add($"note {message}");

    private void Add(string told)
    {
        lock (Events)
            Events.Add(told);
    }
}
