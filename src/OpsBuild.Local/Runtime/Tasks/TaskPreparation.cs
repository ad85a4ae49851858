using OpsBuild.Local.Aws.Ecr;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Finds everything that a task's containers need before the first of them is started: images, secrets, log streams.</summary>
internal sealed class TaskPreparation(LocalRepositories images, TaskEnvironment environment, TaskLogs logs)
{
    /// <exception cref="TaskStartException">Something is missing, or a fault says so.</exception>
    public IReadOnlyList<PreparedContainer> Prepare(EcsTask task)
    {
        ThrowPlanned(task);
        var found = task.Containers.Select(container => (Container: container, Image: Image(container))).ToArray();
        return [.. found.Select(each => Prepare(task, each.Container, each.Image))];
    }

    private PreparedContainer Prepare(EcsTask task, EcsContainer container, LocalImage image)
    {
        var definition = container.Definition;
        var variables = environment.Of(task, definition, image);
        var log = logs.Open(task, definition);
        var isLost = task.Fault?.Kind == TaskFaultKind.LostLogs && Hits(task, container);
        container.ImageDigest = images.DigestOf(image.Reference);
        Action<string> output = log is null || isLost ? _ => { } : log.Write;
        var plan = new ContainerPlan(definition, image, variables, task.Request.Overrides.CommandOf(definition.Name) ?? definition.Command, output);
        return new PreparedContainer(container, plan, log);
    }

    private LocalImage Image(EcsContainer container)
    {
        var reference = container.Definition.Image;
        return images.Find(reference) ?? throw new TaskStartException(
            $"CannotPullContainerError: {reference} is not available without Docker: tasks run as processes here, so an image must be "
            + "registered with the local environment, or be an official postgres image with its major version as tag. "
            + "Build and register it, or start Docker and ask for it.");
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
