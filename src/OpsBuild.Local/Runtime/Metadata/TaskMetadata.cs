using System.Collections.Concurrent;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Runtime.Metadata;

/// <summary>
/// The addresses at which running containers read about themselves: a path that nobody can guess, as whoever knows it is told all without a
/// signature. On Fargate, only the container itself can reach its address.
/// </summary>
internal sealed class TaskMetadata
{
    private readonly ConcurrentDictionary<string, DescribedContainer> byId = new(StringComparer.Ordinal);

    /// <summary>A new address's last part, for a container that is about to start.</summary>
    public string Give(EcsTask task, string container)
    {
        var id = RandomText.Plain(40);
        byId[id] = new DescribedContainer(task, container);
        return id;
    }

    public DescribedContainer? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Forgets the addresses of a task's containers.</summary>
    public void Revoke(string taskId)
    {
        foreach (var (id, _) in byId.Where(each => each.Value.Task.Id == taskId))
            byId.TryRemove(id, out _);
    }
}

/// <summary>A container of a task, by its name.</summary>
internal sealed record DescribedContainer(EcsTask Task, string Container);
