namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>The sizes that Fargate offers.</summary>
/// <remarks>Amazon ECS developer guide, "Task definition parameters for Fargate", task size; as of November 2026.</remarks>
internal static class FargateSizes
{
    private static readonly Dictionary<int, int[]> memoryByCpu = new()
    {
        [256] = [512, 1024, 2048],
        [512] = Steps(1024, 4096, 1024),
        [1024] = Steps(2048, 8192, 1024),
        [2048] = Steps(4096, 16384, 1024),
        [4096] = Steps(8192, 30720, 1024),
        [8192] = Steps(16384, 61440, 4096),
        [16384] = Steps(32768, 122880, 8192),
        [32768] = [61440, 122880, 249856],
    };

    public static IEnumerable<int> Cpus => memoryByCpu.Keys;

    public static bool KnowsCpu(int cpu) => memoryByCpu.ContainsKey(cpu);

    public static bool Has(int cpu, int memory) => memoryByCpu.TryGetValue(cpu, out var memories) && memories.Contains(memory);

    /// <summary>The memory sizes of a CPU size, for a message.</summary>
    public static string Describe(int cpu) => !memoryByCpu.TryGetValue(cpu, out var memories)
        ? "none, CPU is one of " + string.Join(", ", Cpus)
        : memories.Length <= 4
            ? string.Join(", ", memories) + " MiB"
            : $"{memories[0]} to {memories[^1]} MiB in steps of {memories[1] - memories[0]}";

    private static int[] Steps(int first, int last, int step) => [.. Enumerable.Range(0, ((last - first) / step) + 1).Select(index => first + (index * step))];
}
