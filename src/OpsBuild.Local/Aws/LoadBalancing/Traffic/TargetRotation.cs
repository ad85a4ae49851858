using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.LoadBalancing.Traffic;

/// <summary>The targets of one group, and which of them takes the next request.</summary>
internal sealed class TargetRotation
{
    private readonly Lock gate = new();
    private readonly List<Target> targets = [];
    private int turn;

    public IReadOnlyList<Target> All
    {
        get
        {
            lock (gate)
                return [.. targets];
        }
    }

    public TargetHealth? HealthOf(EcsTask task)
    {
        lock (gate)
            return targets.Find(each => each.Task == task)?.Health;
    }

    /// <summary>Adds tasks that it does not have, and drops those that run no more.</summary>
    public void Keep(IReadOnlyCollection<(EcsTask Task, int Port)> running)
    {
        lock (gate)
        {
            targets.RemoveAll(target => target.UnderWay == 0 && running.All(each => each.Task != target.Task));
            foreach (var (task, port) in running.Where(each => !targets.Exists(target => target.Task == each.Task)))
                targets.Add(new Target(task, port));
        }
    }

    public void Judge(Target target, bool isGood)
    {
        lock (gate)
            target.Judge(isGood);
    }

    /// <summary>
    /// The next target in turn, which counts a request from now on: a healthy one; where none is, any, as ELB does. Null where there is none left.
    /// </summary>
    /// <param name="tried">Those that could not be connected to for this request.</param>
    public Target? Enter(IReadOnlyCollection<Target> tried)
    {
        lock (gate)
        {
            var open = targets.Where(each => !each.IsDraining && !tried.Contains(each)).ToArray();
            var candidates = open.Where(each => each.Health == TargetHealth.Healthy).ToArray() is { Length: > 0 } healthy ? healthy : open;
            if (candidates.Length == 0)
                return null;
            var next = candidates[(turn = (turn + 1) & int.MaxValue) % candidates.Length];
            next.Enter();
            return next;
        }
    }

    public void Leave(Target target)
    {
        lock (gate)
            target.Leave();
    }

    /// <summary>Takes a task out of the rotation; ends when all that it had begun is answered, at once where it is no target.</summary>
    public Task DrainAsync(EcsTask task)
    {
        lock (gate)
            return targets.Find(each => each.Task == task)?.DrainAsync() ?? Task.CompletedTask;
    }
}
