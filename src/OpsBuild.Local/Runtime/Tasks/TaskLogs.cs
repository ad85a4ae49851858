using OpsBuild.Local.Aws.CloudWatchLogs;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Opens the log streams of a task's containers, named <c>prefix/container/task id</c>.</summary>
internal sealed class TaskLogs(LogStore store)
{
    /// <summary>Where a container's lines go; null where the definition has no awslogs.</summary>
    /// <exception cref="TaskStartException">The log group does not exist, and the definition does not ask to make it.</exception>
    public TaskLog? Open(EcsTask task, ContainerDefinition container)
    {
        if (container.Logs is not { } options)
            return null;
        lock (store.Gate)
        {
            var group = store.Find(options.Group) ?? (options.CreatesGroup ? store.Create(options.Group) : null) ?? throw new TaskStartException(
                "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch "
                + "log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1");
            var name = options.StreamPrefix is { } prefix ? $"{prefix}/{container.Name}/{task.Id}" : task.Id;
            var stream = group.Find(name) ?? store.CreateStream(group, name);
            return new TaskLog(store, stream) { HoldsLast = task.Fault?.Kind == TaskFaultKind.LateLogs && Hits(task, container) };
        }
    }

    private static bool Hits(EcsTask task, ContainerDefinition container) =>
        task.Fault!.Hits(container.Name, task.Containers.Select(each => each.Definition.Name));
}
