using OpsBuild.Local.Aws.Ecr;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Finds everything that a task's containers need before the first of them is started: images, secrets, log streams.</summary>
internal sealed class TaskPreparation(IContainerRuntime runtime, LocalRepositories images, TaskEnvironment environment, TaskLogs logs)
{
    /// <exception cref="TaskStartException">Something is missing, or a fault says so.</exception>
    public async Task<IReadOnlyList<PreparedContainer>> PrepareAsync(EcsTask task, CancellationToken cancellationToken)
    {
        ThrowPlanned(task);
        var found = new List<(EcsContainer Container, LocalImage Image)>();
        foreach (var container in task.Containers)
        {
            var reference = container.Definition.Image;
            found.Add((container, await runtime.FindImageAsync(reference, images.Find(reference), cancellationToken)));
        }

        return [.. found.Select(each => Prepare(task, each.Container, each.Image))];
    }

    private PreparedContainer Prepare(EcsTask task, EcsContainer container, LocalImage image)
    {
        var definition = container.Definition;
        if (definition.HasEnvironmentFiles)
            throw new TaskStartException($"ResourceInitializationError: {definition.Name} has environmentFiles, which the local ECS does not read; give it environment instead.");
        var ports = ContainerPorts.Of(definition, image);
        container.HostPorts = ports.HostPorts;
        var variables = ports.AddTo(environment.Of(task, definition, image));
        var log = logs.Open(task, definition);
        var isLost = task.Fault?.Kind == TaskFaultKind.LostLogs && Hits(task, container);
        container.ImageDigest = images.DigestOf(image.Reference);
        Action<string> output = log is null || isLost ? _ => { } : log.Write;
        var plan = new ContainerPlan(definition, image, variables, task.Request.Overrides.CommandOf(definition.Name) ?? definition.Command, output);
        return new PreparedContainer(container, plan, log);
    }

    private static void ThrowPlanned(EcsTask task)
    {
        if (task.Fault is not { } fault)
            return;
        var suffering = task.Containers.First(each => Hits(task, each)).Definition;
        switch (fault.Kind)
        {
            case TaskFaultKind.CannotPullContainer:
                throw new TaskStartException(fault.Reason
                    ?? $"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {suffering.Image}: {suffering.Image}: not found");
            case TaskFaultKind.ResourceInitialization:
                throw new TaskStartException(fault.Reason
                    ?? "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve "
                    + "secret from asm: service call has been retried 1 time(s): AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue");
            case TaskFaultKind.FailedToStart:
                throw new TaskStartException(fault.Reason ?? "Timeout waiting for network interface provisioning to complete.");
        }
    }

    private static bool Hits(EcsTask task, EcsContainer container) =>
        task.Fault!.Hits(container.Definition.Name, task.Containers.Select(each => each.Definition.Name));
}

/// <summary>A container, how to start it, and its log where it has one.</summary>
internal sealed record PreparedContainer(EcsContainer Container, ContainerPlan Plan, TaskLog? Log);
