namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>The order of a task's containers: at the start by <c>dependsOn</c>, at the end the other way round.</summary>
internal sealed class ContainerDependencies(IReadOnlyList<ContainerRun> containers)
{
    /// <summary>Waits until a container may start.</summary>
    /// <exception cref="TaskStartException">It never will.</exception>
    public async Task WaitAsync(ContainerRun container, CancellationToken stopping)
    {
        foreach (var (name, condition) in container.Definition.DependsOn)
        {
            var on = containers.First(each => each.Definition.Name == name);
            // It may have to wait for others itself, and its time begins when it does.
            await Task.WhenAny(on.Started, on.Ended).WaitAsync(stopping);
            try
            {
                if (!await IsMetAsync(on, condition).WaitAsync(on.Definition.StartTimeout, stopping))
                    throw Fail(container, on, condition, await StateAsync(on));
            }
            catch (TimeoutException)
            {
                throw Fail(container, on, condition, $"it was not within {on.Definition.StartTimeout.TotalSeconds:0} s");
            }
        }
    }

    /// <summary>Stops every container, each after those that depend on it have ended.</summary>
    public Task StopAsync() => Task.WhenAll(containers.Select(async container =>
    {
        await Task.WhenAll(containers.Where(each => each.Definition.DependsOn.Any(on => on.Container == container.Definition.Name))
            .Select(each => (Task)each.Ended));
        await container.StopAsync();
        await container.Ended;
    }));

    private static async Task<bool> IsMetAsync(ContainerRun on, string condition)
    {
        switch (condition)
        {
            case "START":
                return await Task.WhenAny(on.Started, on.Ended) == on.Started || on.Started.IsCompleted;
            case "HEALTHY":
                return await Task.WhenAny(on.Health, on.Ended) == on.Health && await on.Health;
            case "COMPLETE":
                return await on.Ended is not null;
            default:
                return await on.Ended is { Code: 0 };
        }
    }

    private static async Task<string> StateAsync(ContainerRun on) =>
        !on.Ended.IsCompleted ? "it is UNHEALTHY" : await on.Ended is { } exit ? $"it ended with exit code {exit.Code}" : "it was never started";

    private static TaskStartException Fail(ContainerRun container, ContainerRun on, string condition, string why) => new(
        $"TaskDependencyError: Task dependencies cannot be resolved: container {container.Definition.Name} waits for "
        + $"{on.Definition.Name} to be {condition}, and {why}");
}
