using Docker.DotNet.Models;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>A container of a task definition in the engine's words.</summary>
internal static class ContainerParameters
{
    private const long Mebibyte = 1024 * 1024;

    /// <param name="plan">The container.</param>
    /// <param name="image">The engine's image for it.</param>
    /// <param name="network">The container whose network it shares.</param>
    /// <param name="taskMemory">The task's own limit in MiB, for a container without one; null for none.</param>
    /// <param name="labels">Ours.</param>
    public static CreateContainerParameters Of(
        ContainerPlan plan, DockerImage image, string network, long? taskMemory, IReadOnlyDictionary<string, string> labels)
    {
        var definition = plan.Definition;
        var parameters = new CreateContainerParameters
        {
            Name = $"opsbuild-{labels[TaskLabels.Task]}-{definition.Name}",
            Image = image.Tag,
            Env = [.. plan.Environment.Select(variable => $"{variable.Key}={variable.Value}")],
            User = definition.User ?? "",
            WorkingDir = definition.WorkingDirectory ?? "",
            Labels = Labels(definition, labels),
            // ECS takes its health check from the definition, never from the image.
            Healthcheck = new HealthcheckConfig { Test = ["NONE"] },
            HostConfig = Host(definition, image, network, taskMemory),
        };
        // An empty list would not mean the image's own but none.
        if (definition.EntryPoint is { } entryPoint)
            parameters.Entrypoint = [.. entryPoint];
        if (plan.Command is { } command)
            parameters.Cmd = [.. command];
        return parameters;
    }

    private static HostConfig Host(ContainerDefinition definition, DockerImage image, string network, long? taskMemory)
    {
        var memory = (definition.Memory ?? taskMemory ?? 0) * Mebibyte;
        return new HostConfig
        {
            NetworkMode = $"container:{network}",
            // Its lines go to its log stream; the engine need not keep them as well.
            LogConfig = new LogConfig { Type = "none" },
            ReadonlyRootfs = definition.HasReadonlyRoot,
            Init = definition.HasInit,
            CapAdd = [.. definition.Capabilities("add")],
            CapDrop = [.. definition.Capabilities("drop")],
            Ulimits = [.. definition.Ulimits.Select(limit => new Ulimit { Name = limit.Name, Soft = limit.Soft, Hard = limit.Hard })],
            CPUShares = definition.Cpu,
            Memory = memory,
            // Fargate has no swap: who needs more memory than there is ends.
            MemorySwap = memory,
            MemoryReservation = (definition.MemoryReservation ?? 0) * Mebibyte,
            Mounts = [.. image.Files.Select(file => new Mount { Type = "bind", Source = file.Key, Target = file.Value, ReadOnly = true })],
        };
    }

    private static Dictionary<string, string> Labels(ContainerDefinition definition, IReadOnlyDictionary<string, string> ours)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in definition.Labels.Concat(ours.Select(label => (label.Key, label.Value))))
            all[name] = value;
        return all;
    }
}
