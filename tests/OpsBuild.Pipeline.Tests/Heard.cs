using OpsBuild.Ecs.Runners;

namespace OpsBuild.Pipeline.Tests;

/// <summary>What an observer was told, as lines.</summary>
internal sealed class Heard : ITaskObserver
{
    private readonly List<string> told = [];

    public IReadOnlyList<string> Told
    {
        get
        {
            lock (told)
                return [.. told];
        }
    }

    public void Registered(string definition, bool reused) => Add(reused ? $"reused {definition}" : $"registered {definition}");

    public void Started(string taskArn, bool reattached) => Add(reattached ? $"reattached {taskArn}" : $"started {taskArn}");

    public void StateChanged(string state) => Add($"state {state}");

    public void Printed(string container, string line) => Add($"{container}> {line}");

    public void Noted(string message) => Add($"note {message}");

    private void Add(string line)
    {
        lock (told)
            told.Add(line);
    }
}
