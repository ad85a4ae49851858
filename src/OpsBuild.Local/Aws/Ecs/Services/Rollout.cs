using OpsBuild.Local.Aws.LoadBalancing.Traffic;
using OpsBuild.Local.Aws.Ecs.ServiceRevisions;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>One of a service's <c>deployments</c>: the tasks of one revision, on their way in or out.</summary>
internal sealed class Rollout(string id, ServiceRevision revision, DateTimeOffset created)
{
    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    private readonly List<EcsTask> tasks = [];
    private readonly HashSet<EcsTask> judged = [];

    /// <summary><c>ecs-svc/</c> and 19 digits.</summary>
    public string Id { get; } = id;

    public ServiceRevision Revision => revision;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; private set; } = created;

    public string State { get; private set; } = InProgress;

    public string Reason { get; private set; } = $"ECS deployment {id} in progress.";

    /// <summary>Tasks that ended by themselves while the deployment was in progress; the circuit breaker counts them.</summary>
    public int FailedTasks { get; set; }

    /// <summary>Failures since a task was last up for a while; they make the pauses longer.</summary>
    public int FailuresInARow { get; private set; }

    /// <summary>No task is started before.</summary>
    public DateTimeOffset NotBefore { get; private set; } = created;

    /// <summary>Those that have not stopped, or whose end was not looked at yet.</summary>
    public IReadOnlyList<EcsTask> Tasks => tasks;

    /// <summary>Those that are to run.</summary>
    public IEnumerable<EcsTask> Wanted => tasks.Where(task => !task.IsToStop);

    public IEnumerable<EcsTask> Healthy => Wanted.Where(IsHealthy);

    public int Running => tasks.Count(task => task.State == TaskState.Running);

    public int Pending => Wanted.Count(task => task.State < TaskState.Running);

    public bool IsDrained => tasks.Count == 0;

    /// <summary>Running, and healthy for its own health check and for its load balancer, as far as there are any.</summary>
    public static bool IsHealthy(EcsTask task) => task.State == TaskState.Running && (!task.HasHealthCheck || task.Health == "HEALTHY")
        && task.Target is null or { Health: TargetHealth.Healthy };

    public void Add(EcsTask task) => tasks.Add(task);

    /// <summary>Those whose end nobody of the scheduler wanted, each only once.</summary>
    public IReadOnlyList<EcsTask> TakeEnded()
    {
        var ended = tasks.Where(task => task.IsToStop && task.StopCode != StopCode.ServiceScheduler && judged.Add(task)).ToArray();
        foreach (var gone in tasks.Where(task => task.State == TaskState.Stopped).ToArray())
        {
            tasks.Remove(gone);
            judged.Remove(gone);
        }

        return ended;
    }

    public void Move(string state, string reason, DateTimeOffset now) => (State, Reason, Updated) = (state, reason, now);

    /// <summary>Counts a failure, and waits before the next start.</summary>
    public void CountFailure(ServicePace pace, DateTimeOffset now)
    {
        FailuresInARow++;
        if (State == InProgress)
            FailedTasks++;
        NotBefore = now + pace.PauseAfter(FailuresInARow);
    }

    public void ForgetFailures() => FailuresInARow = 0;
}
