using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Planning;

/// <summary>Targets that wait for each other.</summary>
internal static class TargetCycles
{
    /// <summary>One line per circle, as in <c>A -> B -> C -> A</c>: each depends on, or runs after, the next.</summary>
    /// <remarks>All targets count, not only those of this run: a circle is a mistake in the definitions.</remarks>
    public static IReadOnlyList<string> Find(IReadOnlyList<ExecutableTarget> targets)
    {
        var cycles = new List<string>();
        var done = new HashSet<ExecutableTarget>();
        var path = new List<ExecutableTarget>();
        foreach (var target in targets)
            Visit(target, path, done, cycles);
        return cycles;
    }

    private static void Visit(ExecutableTarget target, List<ExecutableTarget> path, HashSet<ExecutableTarget> done, List<string> cycles)
    {
        if (path.IndexOf(target) is var start and >= 0)
        {
            cycles.Add(string.Join(" -> ", path[start..].Append(target).Select(member => member.Name)));
            return;
        }

        if (done.Contains(target))
            return;

        path.Add(target);
        foreach (var earlier in target.AllDependencies.OrderBy(dependency => dependency.DeclarationIndex))
            Visit(earlier, path, done, cycles);
        path.RemoveAt(path.Count - 1);
        done.Add(target);
    }
}
