namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>How much a Fargate task gets.</summary>
public sealed record TaskSize
{
    /// <param name="cpu">CPU units, 1024 for one vCPU.</param>
    /// <param name="memory">Memory in MiB.</param>
    /// <exception cref="ArgumentException">Fargate has no such size.</exception>
    public TaskSize(int cpu, int memory)
    {
        if (!FargateSizes.Has(cpu, memory))
            throw new ArgumentException($"Fargate has no task of {cpu} CPU units and {memory} MiB; with {cpu} CPU units: {FargateSizes.Describe(cpu)}.", nameof(memory));

        Cpu = cpu;
        Memory = memory;
    }

    public int Cpu { get; }

    public int Memory { get; }
}
