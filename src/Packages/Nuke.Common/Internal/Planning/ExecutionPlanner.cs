using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Planning;

/// <summary>Which targets run, and in which order.</summary>
/// <remarks>
/// A target runs after all that it depends on. What that leaves open is settled by the order in which targets were named, each
/// together with what it pulls in, and within that by the order of declaration.
/// </remarks>
internal static class ExecutionPlanner
{
    /// <exception cref="UsageException">Targets wait for each other.</exception>
    public static IReadOnlyList<ExecutableTarget> Plan(IReadOnlyList<ExecutableTarget> all, IReadOnlyList<ExecutableTarget> invoked)
    {
        var cycles = TargetCycles.Find(all);
        if (cycles.Count > 0)
            throw new UsageException([.. cycles.Select(cycle => $"Targets wait for each other: {cycle}")]);

        var groups = new Dictionary<ExecutableTarget, int>();
        for (var index = 0; index < invoked.Count; index++)
            PullIn(invoked[index], index, groups);

        return Order(groups);
    }

    private static void PullIn(ExecutableTarget target, int group, Dictionary<ExecutableTarget, int> groups)
    {
        if (!groups.TryAdd(target, group))
            return;

        foreach (var other in target.ExecutionDependencies.Concat(target.Triggers))
            PullIn(other, group, groups);
    }

    private static List<ExecutableTarget> Order(Dictionary<ExecutableTarget, int> groups)
    {
        var waiting = groups.Keys.OrderBy(target => groups[target]).ThenBy(target => target.DeclarationIndex).ToList();
        var plan = new List<ExecutableTarget>(waiting.Count);
        while (waiting.Count > 0)
        {
            var next = waiting.First(target => !target.AllDependencies.Any(waiting.Contains));
            waiting.Remove(next);
            plan.Add(next);
        }

        return plan;
    }
}
