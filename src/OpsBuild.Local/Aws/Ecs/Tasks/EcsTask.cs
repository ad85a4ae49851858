using OpsBuild.Local.Aws.LoadBalancing.Traffic;
using OpsBuild.Local.Aws.Ecs.Faults;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>A task, from RunTask until an hour after its end. Changed and read under the state's gate.</summary>
internal sealed class EcsTask
{
    private readonly TimeProvider time;

    public EcsTask(string id, TaskRequest request, EcsNames names, TaskFault? fault, TimeProvider time)
    {
        (Id, Request, Fault, this.time) = (id, request, fault, time);
        Arn = names.Task(request.Cluster.Name, id);
        Created = time.GetUtcNow();
        Containers = [.. request.Definition.Containers.Select(
            container => new EcsContainer(request.Overrides.Of(container), names.Container(request.Cluster.Name, id, Guid.NewGuid().ToString())))];
    }

    /// <summary>32 hexadecimal digits.</summary>
    public string Id { get; }

    public string Arn { get; }

    public TaskRequest Request { get; }

    /// <summary>What is to go wrong, in a test.</summary>
    public TaskFault? Fault { get; }

    public IReadOnlyList<EcsContainer> Containers { get; }

    public TaskState State { get; private set; } = TaskState.Provisioning;

    public bool IsToStop { get; private set; }

    /// <summary>Grows with every change.</summary>
    public long Version { get; private set; } = 1;

    public string? StopCode { get; private set; }

    public string? StoppedReason { get; private set; }

    public DateTimeOffset Created { get; }

    public DateTimeOffset? PullStarted { get; private set; }

    public DateTimeOffset? PullStopped { get; private set; }

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? StoppingAt { get; private set; }

    public DateTimeOffset? ExecutionStopped { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>What its load balancer thinks of it; null where none is before it, or none has looked yet.</summary>
    public TargetState? Target { get; set; }

    /// <summary>The port of this machine's loopback address that leads to a container's; null as long as there is none.</summary>
    public int? HostPort(string? container, int port) =>
        Containers.FirstOrDefault(each => each.Definition.Name == container) is { } found && found.HostPorts.TryGetValue(port, out var here) ? here : null;

    /// <summary>Whether an essential container has a health check.</summary>
    public bool HasHealthCheck => Checked.Any();

    /// <summary>HEALTHY, UNHEALTHY or UNKNOWN, of the essential containers only, as ECS sums it up.</summary>
    public string Health => !HasHealthCheck ? "UNKNOWN"
        : Checked.Any(each => each.Health == "UNHEALTHY") ? "UNHEALTHY"
        : Checked.Any(each => each.Health == "UNKNOWN") ? "UNKNOWN" : "HEALTHY";

    private IEnumerable<EcsContainer> Checked => Containers.Where(each => each.Definition is { IsEssential: true, HealthCheck: not null });

    public EcsContainer Container(string name) => Containers.First(each => each.Definition.Name == name);

    public void Move(TaskState state)
    {
        State = state;
        Version++;
        var now = time.GetUtcNow();
        switch (state)
        {
            case TaskState.Running:
                Started = now;
                break;
            case TaskState.Deprovisioning:
                ExecutionStopped = now;
                break;
            case TaskState.Stopped:
                StoppedAt = now;
                break;
        }
    }

    public void StartPull() => PullStarted = time.GetUtcNow();

    public void EndPull() => PullStopped = time.GetUtcNow();

    public void Change(Action change)
    {
        change();
        Version++;
    }

    /// <summary>Writes down why the task ends; the first reason stays.</summary>
    public void End(string code, string reason)
    {
        if (IsToStop)
            return;
        (IsToStop, StopCode, StoppedReason, StoppingAt) = (true, code, reason, time.GetUtcNow());
        Version++;
    }
}
